package jp.banso.calls;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 申込みの区分: the kinds of applicants of a call that knows several, until it is confirmed. */
@Service
@Transactional
public class VariantsSetup {

  private static final int MOST = 47;

  private final CallEditing editing;
  private final CallRows rows;
  private final List<CallDemand> demands;
  private final AuditLog audit;

  VariantsSetup(CallEditing editing, CallRows rows, List<CallDemand> demands, AuditLog audit) {
    this.editing = editing;
    this.rows = rows;
    this.demands = demands;
    this.audit = audit;
  }

  /**
   * A row as the secretariat edits it.
   *
   * @param number null if none was typed, 0 if it is no number
   * @param joint null if it cannot be read
   */
  public record VariantDraft(
      String name, String eligibility, Integer number, String consent, ApplicantVariant.Joint joint) {

    /** A row in which nothing was typed. */
    boolean isBlank() {
      return name.isBlank() && eligibility.isBlank() && number == null && consent.isBlank();
    }
  }

  /** All that is wrong; no row at all is a call with one kind of applicants. */
  @Transactional(readOnly = true)
  public List<RowProblem> problems(Viewer viewer, CallId id, List<VariantDraft> drafts) {
    return problems(editing.require(viewer, id), drafts);
  }

  private List<RowProblem> problems(Call call, List<VariantDraft> drafts) {
    List<RowProblem> problems = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int row = 0; row < drafts.size(); row++) {
      VariantDraft draft = drafts.get(row);
      if (draft.isBlank()) {
        continue;
      }
      if (draft.name().isBlank()) {
        problems.add(problem(row, "name", "name"));
      } else {
        Integer first = seen.putIfAbsent(Normalizer.normalize(draft.name(), Normalizer.Form.NFKC), row);
        if (first != null) {
          problems.add(problem(row, "name", "doubled", first + 1));
        }
      }
      if (draft.eligibility().isBlank()) {
        problems.add(problem(row, "eligibility", "eligibility"));
      }
      if (draft.number() != null && (draft.number() < 1 || draft.number() > MOST)) {
        problems.add(problem(row, "number", "number", MOST));
      }
      if (draft.joint() == null) {
        problems.add(problem(row, "joint", "joint"));
      }
    }
    if (problems.isEmpty() && call.state() != CallState.DRAFT) {
      List<ApplicantVariant> variants = variants(drafts);
      demands.stream()
          .flatMap(demand -> demand.refusal(variants).stream())
          .map(RowProblem::ofAll)
          .forEach(problems::add);
    }
    return problems;
  }

  /**
   * Stores the kinds in the order of their rows.
   *
   * @param version of the call that was edited
   * @throws jp.banso.kernel.StaleEdit if somebody else was quicker
   */
  public Outcome<Void> edit(Viewer viewer, CallId id, long version, List<VariantDraft> drafts) {
    Call call = editing.requireUnchanged(viewer, id, version);
    List<RowProblem> problems = problems(call, drafts);
    if (!problems.isEmpty()) {
      return problems.get(0).refusal();
    }
    List<ApplicantVariant> before = call.variants();
    List<ApplicantVariant> after = variants(drafts);
    if (!after.equals(before)) {
      call.admit(after, viewer.personId());
      rows.save(call);
      audit.record(
          AuditEntry.of(viewer.actor(), "audit.calls.variants", call.key())
              .detail("before", sheet(before))
              .detail("after", sheet(after)));
    }
    return Outcome.done();
  }

  private static List<ApplicantVariant> variants(List<VariantDraft> drafts) {
    return drafts.stream()
        .filter(draft -> !draft.isBlank())
        .map(
            draft ->
                new ApplicantVariant(
                    draft.name(), draft.eligibility(), draft.number(), draft.consent(), draft.joint()))
        .toList();
  }

  private static String sheet(List<ApplicantVariant> variants) {
    return variants.stream()
        .map(
            one ->
                String.join(
                    " ", one.name(), one.eligibility(), one.number() == null ? "" : "" + one.number(), one.consent(),
                    "[" + one.joint() + "]"))
        .collect(Collectors.joining(" / "));
  }

  private static RowProblem problem(int row, String field, String key, Object... arguments) {
    return new RowProblem(row, field, "calls.variants.refused." + key, List.of(arguments));
  }
}
