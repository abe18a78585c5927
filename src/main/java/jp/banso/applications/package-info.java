/**
 * 応募・とりまとめ: from the draft of a region to the accepted application.
 *
 * <p>Purpose: drafting, prefectural compilation, submission, receipt, formal check, withdrawal. Owns:
 * application, prefecture_review, application_version, application_return, application_file,
 * prefectural_compilation, submission_package, forwarded_submission, call_settlement,
 * compilation_reminder, application_extension, submission_mail,
 * submission_mail_form. Hears: CallClosed, CallCorrected, CallCancelled, InternalDaysChanged, DraftOutdated. Says:
 * ApplicationWithdrawn, SettlementBegan, ApplicationsSettled, ApplicationAccepted, DraftOutdated.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "kernel", "calendar", "parties", "worklist", "correspondence", "forms", "calls",
      "platform::audit", "platform::workflow", "platform::time", "platform::web", "platform::mail", "platform::inbound",
      "platform::documents", "platform::database"
    })
package jp.banso.applications;
