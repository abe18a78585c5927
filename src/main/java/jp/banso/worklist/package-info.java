/**
 * 対応一覧: what each person has to do now.
 *
 * <p>Purpose: read model of all open tasks, reminders, escalation. Owns: work_item, work_count,
 * work_count_delta, reminder_term, planned_reminder. Hears: nothing (implements the engine's observer ports). Says: WorkDueSoon, WorkAsked.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "kernel", "calendar", "parties", "platform::audit", "platform::workflow", "platform::time",
      "platform::web", "platform::database", "platform::events"
    })
package jp.banso.worklist;
