package jp.banso.worklist;

import java.time.LocalDate;

/**
 * One line of a task list as the pages show it.
 *
 * @param subject whose case it is, may be empty
 * @param due day by which it is to be done, may be null
 * @param businessDaysLeft negative when overdue, 0 on the day, null without a due day
 * @param holder who has it, null if it is the reader
 */
public record TaskView(
    String title, String subject, String href, LocalDate due, Integer businessDaysLeft, String holder) {}
