package jp.banso.calls;

import java.util.List;

/**
 * Something in a table of a call by which it could not be run.
 *
 * @param row of the drafts, from 0; negative for what concerns them together
 * @param field name of the cell, null for what concerns them together
 */
public record RowProblem(int row, String field, String messageKey, List<Object> arguments) {}
