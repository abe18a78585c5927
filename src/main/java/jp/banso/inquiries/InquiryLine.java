package jp.banso.inquiries;

import java.time.Instant;
import jp.banso.platform.database.ListOrder.Place;

/**
 * An inquiry in the list.
 *
 * @param holder who looks after it, null if nobody has taken it
 * @param since when it came to where it is now
 * @param dueAt by when its open step is due, null once it has ended
 * @param overdue whether its answer should have been given
 */
public record InquiryLine(
    InquiryView inquiry, String holder, Instant since, Instant dueAt, boolean overdue, Place place) {}
