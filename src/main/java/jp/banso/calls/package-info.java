/**
 * 公募: an edition of a programme.
 *
 * <p>Purpose: terms, papers and publication of a call, and the judgement of its deadline. Owns:
 * public_call, call_criterion, call_document, call_change, call_question, call_answer, prefecture_days. Hears: nothing.
 * Says: CallPublished, CallCorrected, CallCancelled, CallClosed, InternalDaysChanged.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "kernel", "calendar", "parties", "worklist", "correspondence", "forms", "platform::audit",
      "platform::workflow", "platform::web", "platform::documents", "platform::database",
      "platform::mail"
    })
package jp.banso.calls;
