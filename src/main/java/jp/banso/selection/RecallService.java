package jp.banso.selection;

import java.time.Clock;
import java.time.LocalDate;
import jp.banso.applications.ApplicationRecords;
import jp.banso.calls.Calls;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Groups;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * No application, none that meets the requirements, or every selected region declined: 再公募 or
 * 該当なし, with the ministry (T-B15).
 */
@Service
@Transactional
public class RecallService {

  private final RoundAccess access;
  private final RoundProgress progress;
  private final ResultDispatch dispatch;
  private final ApplicationRecords applications;
  private final Calls calls;
  private final SelectionProcess process;
  private final MinistryWord ministry;
  private final AuditLog audit;
  private final Clock clock;

  RecallService(
      RoundAccess access,
      RoundProgress progress,
      ResultDispatch dispatch,
      ApplicationRecords applications,
      Calls calls,
      SelectionProcess process,
      MinistryWord ministry,
      AuditLog audit,
      Clock clock) {
    this.access = access;
    this.progress = progress;
    this.dispatch = dispatch;
    this.applications = applications;
    this.calls = calls;
    this.process = process;
    this.ministry = ministry;
    this.audit = audit;
    this.clock = clock;
  }

  /** Proposes a recall with its new deadline, or with null to end without selection. */
  public Outcome<Void> propose(
      Viewer viewer, SelectionRoundId id, LocalDate newDeadline, String reason) {
    SelectionRound round = access.lockedAsManager(viewer, id);
    if (progress.checksOpen(round)) {
      return Outcome.refused("selection.recall.refused.checksOpen");
    }
    // whom the round can still take in would be shut out by the proposal (domain B8)
    long open = round.takesIn().isDone() ? applications.openOf(round.callId()) : 0;
    if (open > 0) {
      return Outcome.refused("selection.recall.refused.applicationsOpen", open);
    }
    if (reason == null || reason.isBlank()) {
      return Outcome.refused("selection.recall.refused.reason");
    }
    if (newDeadline != null && !newDeadline.isAfter(LocalDate.now(clock))) {
      return Outcome.refused("selection.recall.refused.deadline");
    }
    boolean recall = newDeadline != null;
    round.recallProposed(recall, newDeadline, reason.strip(), viewer.personId());
    process.recallProposed(round.key(), recall);
    record(viewer, round, "audit.selection.recallProposed", reason);
    return Outcome.done();
  }

  /** The ministry concurs or gives it back; entered for it, by another than who proposed it. */
  public Outcome<Void> concur(Viewer viewer, SelectionRoundId id, boolean concurred, String note) {
    SelectionRound round = access.locked(viewer, id);
    viewer.requireActFor(Groups.ministry(round.programme()), round.programme());
    round.require(RoundState.RECALL_CONCURRING);
    if (viewer.proxy().isPresent() && viewer.personId().equals(round.recall().preparedBy())) {
      return Outcome.refused("selection.concur.refused.samePerson");
    }
    if (!concurred && (note == null || note.isBlank())) {
      return Outcome.refused("selection.concur.refused.note");
    }
    round.recallConcurred(concurred, note, viewer.proxy().isEmpty());
    process.recallConcurred(round.key(), concurred);
    record(
        viewer, round,
        concurred ? "audit.selection.recallConcurred" : "audit.selection.recallReturned", note);
    ministry.record(
        viewer, round.programme(), round.key(),
        concurred ? "selection.step.concurRecall.agreed" : "selection.step.concurRecall.returned", note);
    return Outcome.done();
  }

  /** Carries the recall out: the call opens again, and those who applied are told. */
  public void recall(CaseKey key) {
    SelectionRound round = access.locked(key);
    if (round.state() == RoundState.RECALLED) {
      return;
    }
    round.recalled(clock.instant());
    calls.reopen(round.callId(), round.recall().deadline());
    dispatch.dispatchIneligible(round);
    recordEnd(round, "audit.selection.recalled");
  }

  /** Ends the round without a selected region, and tells those who applied. */
  public void endWithoutSelection(CaseKey key) {
    SelectionRound round = access.locked(key);
    if (round.state() == RoundState.NONE_SELECTED) {
      return;
    }
    round.endedWithoutSelection(clock.instant());
    dispatch.dispatchIneligible(round);
    recordEnd(round, "audit.selection.noneSelected");
  }

  private void recordEnd(SelectionRound round, String action) {
    process.resultKnown(round.key());
    audit.record(
        AuditEntry.of(Actor.system(), action, round.key()).audience(Audience.MINISTRY));
  }

  private void record(Viewer viewer, SelectionRound round, String action, String reason) {
    audit.record(
        AuditEntry.of(viewer.actor(), action, round.key())
            .detail("reason", reason == null ? "" : reason.strip())
            .audience(Audience.MINISTRY));
  }
}
