package jp.banso.worklist.web;

import java.time.LocalDate;
import java.util.UUID;
import jp.banso.worklist.TaskView;
import jp.banso.worklist.Worklist.Cursor;

/**
 * A line of the task list with what can be done about who does it.
 *
 * @param task what the line says; its holder is a colleague, or null
 * @param held false for work of others that the viewer only watches
 * @param taken true if somebody does it
 * @param mine true if the viewer took it
 * @param snoozedUntil may be null
 * @param cursor where the line stands in its list
 */
public record TaskRowView(
    UUID id, TaskView task, boolean held, boolean taken, boolean mine,
    LocalDate snoozedUntil, Cursor cursor) {}
