package jp.banso.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 会議の予定: the meetings that a call foresees, until it is confirmed. */
@Service
@Transactional
public class MeetingsSetup {

  private final CallEditing editing;
  private final CallRows rows;
  private final List<CallDemand> demands;
  private final AuditLog audit;

  MeetingsSetup(CallEditing editing, CallRows rows, List<CallDemand> demands, AuditLog audit) {
    this.editing = editing;
    this.rows = rows;
    this.demands = demands;
    this.audit = audit;
  }

  /** The meetings of a call that the viewer may edit now, each with what it is about. */
  @Transactional(readOnly = true)
  public List<MeetingDraft> editable(Viewer viewer, CallId id) {
    return drafts(editing.require(viewer, id));
  }

  /** All by which they could not be planned or, once the call is to be published, held; empty if they can be stored. */
  @Transactional(readOnly = true)
  public List<RowProblem> problems(Viewer viewer, CallId id, List<MeetingDraft> drafts) {
    return problems(editing.require(viewer, id), drafts);
  }

  private List<RowProblem> problems(Call call, List<MeetingDraft> drafts) {
    List<RowProblem> problems = new ArrayList<>(MeetingsPolicy.problems(drafts));
    if (problems.isEmpty() && call.state() != CallState.DRAFT) {
      CallMeetings meetings = meetings(drafts);
      demands.stream()
          .flatMap(demand -> demand.refusal(meetings).stream())
          .map(RowProblem::ofAll)
          .forEach(problems::add);
    }
    return problems;
  }

  /**
   * Stores the meetings in the order of their rows.
   *
   * @param version of the call that was edited
   * @throws jp.banso.kernel.StaleEdit if somebody else was quicker
   */
  public Outcome<Void> edit(Viewer viewer, CallId id, long version, List<MeetingDraft> drafts) {
    Call call = editing.requireUnchanged(viewer, id, version);
    List<RowProblem> problems = problems(call, drafts);
    if (!problems.isEmpty()) {
      return problems.get(0).refusal();
    }
    List<MeetingDraft> before = drafts(call);
    List<MeetingDraft> after = drafts.stream().filter(draft -> !draft.isBlank()).toList();
    if (after.equals(before)) {
      return Outcome.done();
    }
    call.foresee(meetings(after), topics(after), viewer.personId());
    rows.save(call);
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.calls.meetings", call.key())
            .detail("before", sheet(before))
            .detail("after", sheet(after)));
    return Outcome.done();
  }

  private static List<MeetingDraft> drafts(Call call) {
    return IntStream.range(0, call.meetings().count())
        .mapToObj(
            index -> {
              CallMeeting one = call.meetings().all().get(index);
              return new MeetingDraft(
                  one.name(), call.topic(index + 1), one.period(), one.duration(), one.form(), one.precondition(),
                  one.reserve());
            })
        .toList();
  }

  private static CallMeetings meetings(List<MeetingDraft> drafts) {
    return new CallMeetings(
        drafts.stream().filter(draft -> !draft.isBlank()).map(MeetingDraft::meeting).toList());
  }

  private static String topics(List<MeetingDraft> drafts) {
    return drafts.stream().map(MeetingDraft::topic).collect(Collectors.joining("\n"));
  }

  private static String sheet(List<MeetingDraft> drafts) {
    return drafts.stream()
        .map(
            row ->
                String.join(
                    " ", row.name(), row.topic(), row.period(), row.duration(), row.form(),
                    "[" + row.precondition() + (row.reserve() ? ", reserve]" : "]")))
        .collect(Collectors.joining(" / "));
  }
}
