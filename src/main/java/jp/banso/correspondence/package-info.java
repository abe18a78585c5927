/**
 * 文書・メール: letters and mails as things people see.
 *
 * <p>Purpose: the words of mails, letters of a case, proof of delivery, what came in and whose it is, the
 * copy of a 代理入力 and its objection. Owns: mail_text, mail_text_draft, mail_value, proxy_record, undelivered_mail,
 * cover_letter, received_mail, automatic_answer. Hears: MailSettled, WorkAsked, WorkDueSoon. Says: LetterSettled.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "kernel", "calendar", "personal", "parties", "parties::web", "worklist", "platform::audit", "platform::workflow",
      "platform::time", "platform::web", "platform::mail", "platform::inbound",
      "platform::documents", "platform::database"
    })
package jp.banso.correspondence;
