package jp.banso.support;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;

/** One version of the 対応策案. Handed in it stays as it is; work goes on in the next version. */
@Entity
@Table(name = "measures_plan")
class MeasuresPlan {

  @Id private UUID id;
  private UUID cycleId;
  private int planVersion;
  private String note;
  private Instant savedAt;
  private Instant submittedAt;
  @Version private long version;

  @ElementCollection
  @CollectionTable(name = "measure", joinColumns = @JoinColumn(name = "plan_id"))
  @OrderColumn(name = "position")
  private List<Measure> measures = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "measures_advice", joinColumns = @JoinColumn(name = "plan_id"))
  @OrderColumn(name = "position")
  private List<MeasuresAdvice> advice = new ArrayList<>();

  protected MeasuresPlan() {}

  static MeasuresPlan draft(SupportCycleId cycle, int planVersion) {
    MeasuresPlan plan = new MeasuresPlan();
    plan.id = UUID.randomUUID();
    plan.cycleId = cycle.value();
    plan.planVersion = planVersion;
    plan.note = "";
    return plan;
  }

  void save(List<Measure> rows, String newNote, Instant now) {
    requireDraft();
    measures.clear();
    rows.stream().filter(row -> !row.isBlank()).forEach(measures::add);
    note = newNote;
    savedAt = now;
  }

  Outcome<Void> submit(Instant now) {
    requireDraft();
    if (measures.isEmpty()) {
      return Outcome.refused("support.measures.refused.empty");
    }
    for (int row = 0; row < measures.size(); row++) {
      if (!measures.get(row).isComplete()) {
        return Outcome.refused("support.measures.refused.incomplete", row + 1);
      }
    }
    submittedAt = now;
    return Outcome.done();
  }

  void advise(String advisorName, String body, Instant now) {
    advice.add(new MeasuresAdvice(advisorName, body, now));
  }

  /** Refuses a save of what was read before someone else saved. */
  void requireSeen(long seen) {
    if (seen != version) {
      throw new StaleEdit("measures plan " + id + " is at " + version + ", seen " + seen);
    }
  }

  private void requireDraft() {
    if (submittedAt != null) {
      throw new AlreadyDone("measures plan " + id + " is handed in");
    }
  }

  boolean isDraft() {
    return submittedAt == null;
  }

  int planVersion() {
    return planVersion;
  }

  MeasuresView view() {
    return new MeasuresView(
        planVersion, List.copyOf(measures), note, List.copyOf(advice), savedAt, submittedAt, version);
  }
}
