/**
 * 暦: the days and hours on which offices work.
 *
 * <p>Purpose: holidays by rule, closing days, business days, desk hours, and dates as officials
 * write them.<br>
 * Owns: {@code closing_day_rule}, {@code closing_day}, {@code working_day}, {@code task_term}.<br>
 * Hears: nothing.<br>
 * Says: nothing.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "calendar",
    allowedDependencies = {"kernel", "platform::time", "platform::audit", "platform::database", "platform::documents"})
package jp.banso.calendar;
