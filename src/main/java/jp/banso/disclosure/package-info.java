/**
 * 開示の求め: a person asks what the desk keeps about them, and gets it (個人情報保護法第33条, 第76条).
 *
 * <p>Purpose: one request from its receipt to the file that was handed over; what every module found of the person.
 * <br>Owns: {@code disclosure_request}, {@code disclosure_find}, {@code disclosure_withheld}, {@code disclosure_part},
 * {@code disclosure_file}.
 * <br>Hears: nothing. It collects by the port {@link jp.banso.personal.PersonalRecords}.
 * <br>Says: nothing. An inquiry that somebody waits for is not deleted ({@link jp.banso.inquiries.KeptInquiries}).
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {
    "kernel", "calendar", "personal", "parties", "parties::web", "worklist", "correspondence", "consultation",
    "inquiries", "platform::audit", "platform::mail", "platform::web",
    "platform::time", "platform::database", "platform::documents"})
package jp.banso.disclosure;
