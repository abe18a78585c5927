/**
 * メールの受付: what came by mail becomes applications.
 *
 * <p>Purpose: who sent a mail with applications is confirmed at the registered desk, each of its files is read as the
 * form of the call, a clerk decides and it counts from its arrival; what a region sent itself is forwarded to its
 * prefecture; what a clerk typed of a paper is confirmed by who sent it. Owns: submission_mail, submission_mail_form,
 * submission_mail_reply, transcript_question, transcript_attempt. Hears: nothing; claims mails as
 * {@code InboundMailHandler}, holds a settlement and the term of a return up as {@code AwaitedMails}. Says: nothing.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "kernel", "calendar", "parties", "parties::web", "worklist", "correspondence", "forms", "calls", "composition",
      "applications", "applications::web", "platform::audit", "platform::database", "platform::documents", "platform::inbound",
      "platform::mail", "platform::web"
    })
package jp.banso.intake;
