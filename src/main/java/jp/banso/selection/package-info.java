/**
 * 選定: eligibility, review, decision and release of results (S2 §5, §6, §9).
 *
 * <p>Purpose: one round for each call, from the closing to the told results and the
 * reserves after them. Owns: selection_round, eligibility_judgement, review, tie_decision,
 * selection_decision, result_notice, reserve_promotion. Hears: SettlementBegan,
 * ApplicationsSettled, ApplicationAccepted, ApplicationWithdrawn, LetterSettled. Says: AreaSelected.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "kernel", "calendar", "parties", "worklist", "correspondence", "forms", "calls", "composition",
      "applications", "platform::audit", "platform::workflow", "platform::web", "platform::time",
      "platform::database", "platform::documents"
    })
package jp.banso.selection;
