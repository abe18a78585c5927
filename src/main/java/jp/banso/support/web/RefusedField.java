package jp.banso.support.web;

import java.util.Map;
import java.util.Optional;
import jp.banso.kernel.Outcome;
import jp.banso.platform.web.RefusedFields;
import org.springframework.validation.BindingResult;

/** Which field of its form a refusal of the services is about, so that it is said beside that field. */
final class RefusedField {

  private static final String DATE = "date";
  private static final String REASON = "reason";

  /** One advisor or several, as the form asks. */
  private static final String ADVISOR = "advisorId|advisors";

  private static final RefusedFields FIELDS =
      new RefusedFields(Map.ofEntries(
          Map.entry("support.plan.refused.past", "meetings[%d].plannedOn"),
          Map.entry("support.plan.refused.order", "meetings[%d].plannedOn"),
          Map.entry("support.plan.refused.afterPeriod", "meetings[%d].plannedOn"),
          Map.entry("support.meeting.refused.past", DATE),
          Map.entry("support.meeting.refused.afterPeriod", DATE),
          Map.entry("support.meeting.refused.notYet", DATE),
          Map.entry("support.meeting.refused.times", "to"),
          Map.entry("support.meeting.refused.place", "place"),
          Map.entry("support.meeting.refused.url", "url"),
          Map.entry("support.meeting.refused.reason", REASON),
          Map.entry("support.meeting.refused.correction", REASON),
          Map.entry("support.measures.refused.incomplete", "measures[%d].issue"),
          Map.entry("support.measures.refused.advice", REASON),
          Map.entry("support.dispatch.refused.past", DATE),
          Map.entry("support.dispatch.refused.notYet", DATE),
          Map.entry("support.dispatch.refused.askedBefore", "advisorId"),
          Map.entry("support.dispatch.refused.conflict", "conflict"),
          Map.entry("support.dispatch.refused.reason", REASON),
          Map.entry("support.advisor.refused.notAvailable", ADVISOR),
          Map.entry("support.advisor.refused.ownPrefecture", ADVISOR),
          Map.entry("support.advisor.refused.declaredTie", ADVISOR),
          Map.entry("support.roster.refused.reason", REASON),
          Map.entry("support.roster.refused.changeReason", REASON),
          Map.entry("support.question.refused.member", "member")));

  private RefusedField() {}

  static Optional<String> of(Outcome.Refused<?> refused, BindingResult form) {
    return FIELDS.of(refused).filter(field -> form.getFieldType(field) != null).findFirst();
  }
}
