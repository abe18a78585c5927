package jp.banso.consultation;

import java.util.List;

/**
 * Something in the terms of a desk that contradicts itself or the calendar.
 *
 * @param field name of the term
 * @param other name of the term that it contradicts, or null
 */
public record DeskProblem(String field, String messageKey, String other, List<Object> arguments) {}
