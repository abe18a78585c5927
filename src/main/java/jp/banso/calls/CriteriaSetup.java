package jp.banso.calls;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 審査基準: the review sheet of a call, until the call is confirmed. */
@Service
@Transactional
public class CriteriaSetup {

  private final CallEditing editing;
  private final CallPapers papers;
  private final AuditLog audit;

  CriteriaSetup(CallEditing editing, CallPapers papers, AuditLog audit) {
    this.editing = editing;
    this.papers = papers;
    this.audit = audit;
  }

  /** The sheet of a call that the viewer may edit now. */
  @Transactional(readOnly = true)
  public List<Criterion> editable(Viewer viewer, CallId id) {
    editing.require(viewer, id);
    return papers.criteria(id);
  }

  /** All by which nobody could be judged; empty if the sheet can be stored. */
  @Transactional(readOnly = true)
  public List<RowProblem> problems(Viewer viewer, CallId id, List<CriterionDraft> drafts) {
    editing.require(viewer, id);
    return CriteriaPolicy.problems(drafts);
  }

  /**
   * Stores the sheet in the order of its rows; a kept row keeps its code.
   *
   * @param version of the call that was edited
   * @throws jp.banso.kernel.StaleEdit if somebody else was quicker
   */
  public Outcome<Void> edit(Viewer viewer, CallId id, long version, List<CriterionDraft> drafts) {
    Call call = editing.requireUnchanged(viewer, id, version);
    List<RowProblem> problems = CriteriaPolicy.problems(drafts);
    if (!problems.isEmpty()) {
      return problems.get(0).refusal();
    }
    List<Criterion> before = papers.criteria(id);
    List<Criterion> after = kept(before, drafts);
    if (after.equals(before)) {
      if (!call.isCriteriaLooked()) {
        call.keepCriteria();
        editing.keep(call);
        audit.record(AuditEntry.of(viewer.actor(), "audit.calls.criteriaKept", call.key()));
      }
      return Outcome.done();
    }
    call.keepCriteria();
    papers.replaceCriteria(id, after);
    editing.changed(viewer, call);
    record(viewer, call, before, after);
    return Outcome.done();
  }

  private static List<Criterion> kept(List<Criterion> before, List<CriterionDraft> drafts) {
    Map<String, Criterion> known =
        before.stream().collect(Collectors.toMap(Criterion::code, Function.identity()));
    List<Criterion> after = new ArrayList<>();
    for (CriterionDraft draft : drafts) {
      if (!draft.isBlank()) {
        Criterion old = known.remove(draft.code());
        UUID id = old == null ? UUID.randomUUID() : old.id();
        String code = old == null ? "ITEM_" + id.toString().substring(0, 8) : old.code();
        after.add(
            new Criterion(id, code, draft.label(), draft.guidance(), draft.weight(), draft.tieOrder()));
      }
    }
    return after;
  }

  private void record(Viewer viewer, Call call, List<Criterion> before, List<Criterion> after) {
    Set<UUID> kept = ids(before);
    kept.retainAll(ids(after));
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.calls.criteria", call.key())
            .detail("added", labels(after.stream().filter(item -> !kept.contains(item.id())).toList()))
            .detail("removed", labels(before.stream().filter(item -> !kept.contains(item.id())).toList()))
            .detail(
                "changed",
                labels(after.stream().filter(item -> kept.contains(item.id()) && !before.contains(item)).toList()))
            .detail("before", sheet(before))
            .detail("after", sheet(after)));
  }

  private static Set<UUID> ids(List<Criterion> criteria) {
    return criteria.stream().map(Criterion::id).collect(Collectors.toCollection(HashSet::new));
  }

  private static String labels(List<Criterion> criteria) {
    return criteria.stream().map(Criterion::label).collect(Collectors.joining(" / "));
  }

  /** Item and weight, in the order of the sheet; the place among those that break a tie in brackets. */
  private static String sheet(List<Criterion> criteria) {
    return criteria.stream()
        .map(item -> item.label() + " " + item.weight() + (item.tieOrder() == null ? "" : " [" + item.tieOrder() + "]"))
        .collect(Collectors.joining(" / "));
  }
}
