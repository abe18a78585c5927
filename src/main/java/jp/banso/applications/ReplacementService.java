package jp.banso.applications;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.composition.MemberGroupAid;
import jp.banso.drafting.Comments;
import jp.banso.drafting.SectionMarks;
import jp.banso.forms.AnswerCarrier;
import jp.banso.forms.Answers;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Groups;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 差替え on screen: until the deadline a region corrects what was submitted by a draft of its own, which goes the whole
 * way again. What was submitted stands until the newer one is received in time.
 */
@Service
@Transactional
public class ReplacementService {

  private static final Set<ApplicationState> REPLACEABLE =
      EnumSet.of(ApplicationState.RECEIVED, ApplicationState.ACCEPTED);

  private final ApplicationDesk desk;
  private final ApplicationChecks checks;
  private final Applications applications;
  private final CompilationRows rows;
  private final DraftService drafts;
  private final MemberGroupAid aid;
  private final AnswerCarrier carrier;
  private final SharedPeople shared;
  private final Calls calls;
  private final Extensions extensions;
  private final AuditLog audit;
  private final Clock clock;
  private final AttachmentRows papers;
  private final Comments comments;
  private final SectionMarks marks;
  private final EntityManager entities;

  ReplacementService(
      ApplicationDesk desk, ApplicationChecks checks, Applications applications, CompilationRows rows,
      DraftService drafts, MemberGroupAid aid, AnswerCarrier carrier, SharedPeople shared, Calls calls,
      Extensions extensions, AuditLog audit, Clock clock, AttachmentRows papers, Comments comments, SectionMarks marks,
      EntityManager entities) {
    this.desk = desk;
    this.checks = checks;
    this.applications = applications;
    this.rows = rows;
    this.drafts = drafts;
    this.aid = aid;
    this.carrier = carrier;
    this.shared = shared;
    this.calls = calls;
    this.extensions = extensions;
    this.audit = audit;
    this.clock = clock;
    this.papers = papers;
    this.comments = comments;
    this.marks = marks;
    this.entities = entities;
  }

  /** An application by its number. */
  public record Numbered(ApplicationId id, CaseKey key) {}

  /**
   * What stands for what.
   *
   * @param offered whether the viewer can begin a replacement now
   * @param older what the application is to replace, null for none or one that the viewer knows nothing of
   * @param newer what is to replace it, null as long as there is none
   */
  public record Replacement(boolean offered, Numbered older, Numbered newer) {}

  @Transactional(readOnly = true)
  public Replacement of(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    Optional<Application> newer = newer(id).filter(other -> ApplicationScope.sees(viewer, other));
    Optional<Application> older =
        Optional.ofNullable(application.replaces()).map(desk::get).filter(other -> ApplicationScope.sees(viewer, other));
    boolean offered =
        viewer.holds(Groups.area(application.key()))
            && REPLACEABLE.contains(application.state())
            && newer.isEmpty()
            && isInTime(application);
    return new Replacement(
        offered, older.map(ReplacementService::numbered).orElse(null),
        newer.map(ReplacementService::numbered).orElse(null));
  }

  /**
   * A draft with the text of what was submitted, what went along and what is still talked about, for the same people;
   * asked again it is the same draft.
   */
  public Outcome<ApplicationId> begin(Viewer viewer, ApplicationId id) {
    Application older = desk.forViewer(viewer, id);
    if (!viewer.holds(Groups.area(older.key()))) {
      throw new Forbidden(viewer.role() + " replaces nothing of " + older.key());
    }
    rows.lock(older.call(), older.prefecture());
    // its representative may be changing at this moment
    entities.refresh(older, LockModeType.PESSIMISTIC_WRITE);
    Optional<Application> begun = newer(id);
    if (begun.isPresent()) {
      return Outcome.done(begun.get().id());
    }
    if (!REPLACEABLE.contains(older.state())) {
      throw new AlreadyDone(older.key() + " is " + older.state() + " and cannot be replaced");
    }
    if (!isInTime(older)) {
      return Outcome.refused("applications.refused.notOpen");
    }
    CallView call = calls.get(older.call());
    Application newer = drafts.begin(viewer, call, older.prefecture());
    Answers text = text(older, newer);
    Instant now = clock.instant();
    newer.write(
        text, older.groups().carriedOver(older.answers(), text, aid.propose(text, newer.key())), viewer.actor(), now);
    newer.replace(older.id());
    newer.takeOverPrefectureRows(older);
    desk.save(newer);
    shared.carryOver(older.key(), newer.key());
    int copied = papers.copy(older.id(), newer.id());
    marks.carryOver(older.key(), newer.key());
    comments.carryOver(
        older.key(), newer.key(), newer.programme(),
        List.of(Groups.area(newer.key()), Groups.commenters(newer.key())));
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.applications.replacementStarted", older.key())
            .audience(ApplicationScope.READERS));
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.applications.correctionBegun", newer.key())
            .detail("attachments", copied)
            .audience(Audience.REGION));
    return Outcome.done(newer.id());
  }

  private Answers text(Application older, Application newer) {
    return older.form().equals(newer.form())
        ? older.answers()
        : carrier
            .carry(checks.definition(older.form()), checks.definition(newer.form()), older.answers())
            .answers();
  }

  private boolean isInTime(Application application) {
    CallView call = calls.get(application.call());
    return call.isOpen() && clock.instant().isBefore(extensions.end(application.id(), call));
  }

  private Optional<Application> newer(ApplicationId older) {
    List<Application> found = applications.findByReplacesIdOrderByCaseKey(older.value());
    return found.stream().filter(one -> !one.state().hasEnded()).reduce((first, later) -> later);
  }

  private static Numbered numbered(Application application) {
    return new Numbered(application.id(), application.key());
  }
}
