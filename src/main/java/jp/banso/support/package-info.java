/**
 * 伴走支援: from the acceptance of the selected region to its final report.
 *
 * <p>Purpose: roster, planned dates, meetings 1 to 4, 対応策案, dispatches of advisors, questions of
 * members, final report. Owns: support_cycle, support_meeting, measures_plan, advisor_dispatch,
 * dispatch_slot, member_question, final_report, advisor_assignment. Hears: AreaSelected, RepresentativeChanged. Says:
 * nothing.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "kernel", "calendar", "parties", "parties::web", "worklist", "correspondence", "forms", "calls", "composition",
      "applications", "selection", "platform::audit", "platform::workflow", "platform::time",
      "platform::web", "platform::documents", "platform::database", "platform::mail"
    })
package jp.banso.support;
