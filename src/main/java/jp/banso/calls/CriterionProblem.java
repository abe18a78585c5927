package jp.banso.calls;

import java.util.List;

/**
 * Something in the review sheet by which nobody could be judged.
 *
 * @param row of the drafts, from 0
 * @param field name of the cell
 */
public record CriterionProblem(int row, String field, String messageKey, List<Object> arguments) {}
