package jp.banso.participation;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 意向確認 for a region that is signed in: the rows of its organisation, or of its address, in the present call. */
@Service
@Transactional
public class RegionIntents {

  private final ParticipationRows rows;
  private final People people;
  private final Calls calls;
  private final AuditLog audit;
  private final Clock clock;

  RegionIntents(ParticipationRows rows, People people, Calls calls, AuditLog audit, Clock clock) {
    this.rows = rows;
    this.people = people;
    this.calls = calls;
    this.audit = audit;
    this.clock = clock;
  }

  /** Its own rows; empty without a call that receives answers. */
  @Transactional(readOnly = true)
  public List<ParticipantLine> mine(Viewer viewer) {
    if (viewer.role() != RoleKind.REGION) {
      throw new Forbidden(viewer.role() + " is asked for no intent");
    }
    String mail = people.find(viewer.personId()).map(PersonView::mail).orElse("");
    return viewer
        .prefecture()
        .flatMap(
            prefecture ->
                calls.current(viewer.programme())
                    .filter(this::isReceiving)
                    .map(
                        call ->
                            rows.of(call.id(), prefecture).stream()
                                .filter(line -> isOf(line, viewer, mail))
                                .toList()))
        .orElse(List.of());
  }

  private boolean isReceiving(CallView call) {
    return call.isOpen() && clock.instant().isBefore(call.deadlineEnd());
  }

  private static boolean isOf(ParticipantLine line, Viewer viewer, String mail) {
    return PastedRows.folded(line.name()).equals(PastedRows.folded(viewer.organisationName()))
        || (!line.mail().isEmpty() && line.mail().equalsIgnoreCase(mail));
  }

  /**
   * Keeps the answer.
   *
   * @param version that was seen
   * @throws NotFound for a row that is not the viewer's
   * @throws AlreadyDone if somebody else answered meanwhile
   */
  public Outcome<Void> answer(Viewer viewer, UUID id, long version, Intent intent, String note) {
    ParticipantLine line =
        mine(viewer).stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new NotFound("participation entry " + id));
    if (intent == null || intent == Intent.UNANSWERED) {
      return Outcome.refused("participation.refused.intent");
    }
    if (line.draft() != null && intent == Intent.NONE) {
      return Outcome.refused("participation.refused.begun");
    }
    if (line.version() != version
        || rows.answer(line, intent, note.strip(), clock.instant(), viewer.actor().label()) == 0) {
      throw new AlreadyDone("participation entry " + id + " was answered meanwhile");
    }
    CallView call = calls.get(line.call());
    audit.record(
        AuditEntry.of(
                viewer.actor(), "audit.participation.answeredByRegion",
                ParticipationRows.keyOf(call, line.prefecture()))
            .audience(Audience.PREFECTURE));
    return Outcome.done();
  }
}
