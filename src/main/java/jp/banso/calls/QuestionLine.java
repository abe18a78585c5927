package jp.banso.calls;

import java.time.Instant;
import jp.banso.platform.database.ListOrder.Place;

/**
 * A question in a list.
 *
 * @param dueAt by when the secretariat does its next step, or to the asker by when the answer comes; null if there is none
 */
public record QuestionLine(QuestionView question, Instant dueAt, Place place) {}
