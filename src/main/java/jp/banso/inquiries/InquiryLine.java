package jp.banso.inquiries;

import java.time.Instant;
import jp.banso.platform.database.ListOrder.Place;

/**
 * An inquiry in the list.
 *
 * @param holder who looks after it, null if nobody has taken it
 * @param dueAt by when its open step is due, null once it has ended
 */
public record InquiryLine(InquiryView inquiry, String holder, Instant dueAt, Place place) {}
