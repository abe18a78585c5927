package jp.banso.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.calls.CallId;
import jp.banso.calls.CallReading;
import jp.banso.calls.CallState;
import jp.banso.calls.CallView;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** リハーサル as the secretariat asks for it and reads it. */
@Service
@Transactional
public class RehearsalService {

  private static final int SHOWN = 20;

  private final RehearsalRows rows;
  private final CallReading calls;
  private final CallCopy copies;
  private final Worklist worklist;
  private final AuditLog audit;
  private final ObjectMapper json;

  RehearsalService(
      RehearsalRows rows, CallReading calls, CallCopy copies, Worklist worklist, AuditLog audit, ObjectMapper json) {
    this.rows = rows;
    this.calls = calls;
    this.copies = copies;
    this.worklist = worklist;
    this.audit = audit;
    this.json = json;
  }

  /**
   * The rehearsals of a call, newest first.
   *
   * @param otherRunning true while a rehearsal of another call is under way
   */
  public record CallRehearsals(CallView call, List<RehearsalView> rehearsals, boolean otherRunning) {

    /** The one of this call that is under way, or null. */
    public RehearsalView running() {
      return rehearsals.stream().filter(one -> !one.state().hasEnded()).findFirst().orElse(null);
    }
  }

  /**
   * One rehearsal.
   *
   * @param report null unless it came to its end
   * @param changedSince true if the call, its calendar or its terms are no longer what was played
   */
  public record RehearsalPage(CallView call, RehearsalView rehearsal, RehearsalReport report, boolean changedSince) {}

  @Transactional(readOnly = true)
  public CallRehearsals ofCall(Viewer viewer, CallId id) {
    CallView call = rehearsable(viewer, id);
    List<RehearsalView> own = rows.ofCall(id, SHOWN);
    return new CallRehearsals(call, own, rows.open().filter(one -> !one.call().equals(id)).isPresent());
  }

  /** Refused while another rehearsal is under way, whosever it is. */
  public Outcome<UUID> start(Viewer viewer, CallId id) {
    CallView call = rehearsable(viewer, id);
    Optional<UUID> requested = rows.request(viewer, call);
    if (requested.isEmpty()) {
      return Outcome.refused("rehearsal.refused.running");
    }
    rows.ofCall(id, SHOWN).forEach(before -> worklist.close(Source.MENTION, before.id().toString()));
    audit.record(AuditEntry.of(viewer.actor(), "audit.rehearsal.started", call.key()));
    return Outcome.done(requested.get());
  }

  /** Ends it; its schema goes with it. */
  public Outcome<Void> stop(Viewer viewer, UUID id) {
    RehearsalView found = visible(viewer, id);
    if (!rows.stop(id)) {
      return Outcome.refused("rehearsal.refused.ended");
    }
    audit.record(AuditEntry.of(viewer.actor(), "audit.rehearsal.stopped", calls.call(viewer, found.call()).key()));
    return Outcome.done();
  }

  @Transactional(readOnly = true)
  public RehearsalPage page(Viewer viewer, UUID id) {
    RehearsalView found = visible(viewer, id);
    RehearsalReport report = rows.report(id).map(this::read).orElse(null);
    CallView call = calls.call(viewer, found.call());
    boolean changed = report != null && rows.mark(id).filter(copies.mark(call)::equals).isEmpty();
    return new RehearsalPage(call, found, report, changed);
  }

  /** Takes the failed rehearsal off the list of work. */
  public void noted(Viewer viewer, UUID id) {
    RehearsalView found = visible(viewer, id);
    worklist.close(Source.MENTION, id.toString());
    audit.record(AuditEntry.of(viewer.actor(), "audit.rehearsal.noted", calls.call(viewer, found.call()).key()));
  }

  private RehearsalView visible(Viewer viewer, UUID id) {
    RehearsalView found = rows.find(id).orElseThrow(() -> new NotFound("rehearsal " + id));
    rehearsable(viewer, found.call());
    return found;
  }

  private CallView rehearsable(Viewer viewer, CallId id) {
    CallView call = calls.call(viewer, id);
    if (!viewer.isSecretariatOf(call.programme())) {
      throw new Forbidden(viewer.role() + " rehearses no calls");
    }
    if (call.state() == CallState.DRAFT) {
      throw new NotFound("rehearsals of " + call.key());
    }
    return call;
  }

  private RehearsalReport read(String stored) {
    try {
      return json.readValue(stored, RehearsalReport.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the report cannot be read", e);
    }
  }
}
