/**
 * 応募・とりまとめ: from the draft of a region to the accepted application.
 *
 * <p>Purpose: drafting, prefectural compilation, submission, receipt, formal check, withdrawal. Owns:
 * application, prefecture_review, application_version, application_return, application_file,
 * prefectural_compilation, submission_package, submission_package_application, submission_cover,
 * submission_call, application_readiness, application_text, application_nudge, forwarded_submission, call_settlement,
 * compilation_reminder, application_extension, application_attachment, application_correction_wait,
 * application_reading_doubt, application_left_clash.
 * Hears: CallClosed, CallCorrected, CallCancelled, InternalDaysChanged, IntentChanged, DraftOutdated, ApplicationEnded.
 * Says: ApplicationWithdrawn, RepresentativeChanged, SettlementBegan, ApplicationsSettled, ApplicationAccepted,
 * DraftOutdated, ApplicationEnded.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "kernel", "calendar", "parties", "parties::web", "worklist", "correspondence", "accounts", "handover", "forms", "drafting", "calls",
      "composition", "participation",
      "platform::audit", "platform::workflow", "platform::time", "platform::web", "platform::mail",
      "platform::documents", "platform::database"
    })
package jp.banso.applications;
