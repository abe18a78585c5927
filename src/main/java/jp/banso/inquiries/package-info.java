/**
 * 相談: what is asked at the desk, and how it is answered.
 *
 * <p>Purpose: an inquiry from the door at which it came to its answer; calls back to who left a message.
 * <br>Owns: {@code inquiry}, {@code inquiry_entry}, {@code inquiry_link}, {@code inquiry_handover_note},
 * {@code desk_handover}, {@code inquiry_faq_consent}, {@code ministry_inquiry}, {@code callback},
 * {@code callback_attempt}, {@code inquiry_check}, {@code inquiry_feedback}, {@code at_once_answer},
 * {@code answer_sample}, {@code answer_sample_member}, {@code answer_check}, {@code answer_check_words},
 * {@code inquiry_use}, {@code inquiry_figures_confirmation}, {@code inquiry_hold}, {@code inquiry_deletion}.
 * <br>Hears: nothing; mails are offered to it ({@link jp.banso.correspondence.InboundMailHandler}).
 * <br>Says: {@link jp.banso.inquiries.AnswerFoundWrong}. Prefectures, regions, reviewers and associations never learn of an inquiry.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {
    "kernel", "calendar", "personal", "parties", "parties::web", "worklist", "correspondence", "consultation",
    "platform::audit",
    "platform::web", "platform::workflow", "platform::time", "platform::database", "platform::inbound",
    "platform::mail"})
package jp.banso.inquiries;
