package jp.banso.inquiries;

import java.time.Instant;
import java.util.UUID;

/**
 * 訂正が必要: an answer that was given at once is wrong; whatever was made of it is wrong too.
 *
 * @param check by which it was found, which says so once
 * @param round which of the answers of its inquiry: how often it had been opened anew before; null if nobody knows
 * @param due by when what was found is to be looked at
 */
public record AnswerFoundWrong(UUID check, InquiryId inquiry, Integer round, Instant due) {}
