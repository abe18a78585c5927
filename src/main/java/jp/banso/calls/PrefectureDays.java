package jp.banso.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Groups;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 庁内期限（締切からの日程）: a prefecture's own days before the deadline of a call. */
@Service
@Transactional
public class PrefectureDays {

  private final CallRows rows;
  private final InternalDaysRows days;
  private final BusinessCalendar calendar;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Duration grace;

  PrefectureDays(
      CallRows rows, InternalDaysRows days, BusinessCalendar calendar, AuditLog audit,
      ApplicationEventPublisher events, Clock clock,
      @Value("${banso.calls.closing-grace:PT2M}") Duration grace) {
    this.rows = rows;
    this.days = days;
    this.calendar = calendar;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
    this.grace = grace;
  }

  /** The days that leave each tier the time that the plan of the call gives it, counted back from the deadline. */
  public static InternalDays countedBack(CallView call, BusinessCalendar calendar) {
    LocalDate deadline = call.terms().deadline();
    return new InternalDays(
        calendar.minusBusinessDays(deadline, call.plan().regionBusinessDays()),
        calendar.minusBusinessDays(deadline, call.plan().prefectureBusinessDays()), false, 0);
  }

  /**
   * A prefecture's days.
   *
   * @param counted days counted back from the deadline, for comparison
   * @param mayChange false once the call receives nothing any more
   */
  public record DaysPage(
      CallView call, PrefectureCode prefecture, InternalDays days, InternalDays counted, boolean mayChange) {}

  /** Whether the viewer sets the days of a prefecture in the call now. */
  public static boolean offered(Viewer viewer, CallView call) {
    return call.isOpen() && ofOfficial(viewer, call.programme()).isPresent();
  }

  private static Optional<PrefectureCode> ofOfficial(Viewer viewer, ProgrammeCode programme) {
    return viewer.prefecture().filter(prefecture -> viewer.holds(Groups.prefecture(programme, prefecture)));
  }

  /** The page of the prefecture's officials; nobody else's. */
  @Transactional(readOnly = true)
  public DaysPage page(Viewer viewer, CallId id) {
    Call call = CallAccess.visible(rows, viewer, id);
    PrefectureCode prefecture = requireOfficial(viewer, call);
    CallView view = call.view(grace);
    return new DaysPage(
        view, prefecture, days.of(view, prefecture), countedBack(view, calendar),
        call.isReceiving(clock.instant()));
  }

  /**
   * Guards a change before its form is read.
   *
   * @throws AlreadyDone if the call receives nothing any more
   */
  @Transactional(readOnly = true)
  public void guardChange(Viewer viewer, CallId id) {
    requireChangeable(viewer, id);
  }

  /** What speaks against the days, without storing anything. */
  @Transactional(readOnly = true)
  public List<TermsProblem> problems(Viewer viewer, CallId id, LocalDate region, LocalDate own) {
    return problems(requireChangeable(viewer, id), region, own);
  }

  private List<TermsProblem> problems(Changeable changeable, LocalDate region, LocalDate own) {
    return InternalDaysPolicy.problems(
        changeable.call().terms(), changeable.days(), region, own, LocalDate.now(clock), calendar);
  }

  /**
   * Sets the days of the viewer's prefecture.
   *
   * @param version that was seen
   * @throws jp.banso.kernel.StaleEdit if a colleague was quicker
   */
  public Outcome<Void> change(Viewer viewer, CallId id, long version, LocalDate region, LocalDate own) {
    Changeable changeable = requireChangeable(viewer, id);
    List<TermsProblem> problems = problems(changeable, region, own);
    if (!problems.isEmpty()) {
      return Outcome.refused(problems.get(0).messageKey());
    }
    days.save(id, changeable.prefecture(), version, region, own, clock.instant());
    changed(viewer, changeable, new InternalDays(region, own, true, version + 1));
    return Outcome.done();
  }

  /** Back to the days that the call proposes. */
  public void reset(Viewer viewer, CallId id, long version) {
    Changeable changeable = requireChangeable(viewer, id);
    days.clear(id, changeable.prefecture(), version, clock.instant());
    changed(viewer, changeable, InternalDays.proposed(changeable.call().terms(), version + 1));
  }

  private void changed(Viewer viewer, Changeable before, InternalDays after) {
    events.publishEvent(new InternalDaysChanged(before.call().id(), before.prefecture()));
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.calls.daysChanged", before.call().key().child(before.prefecture().value()))
            .detail("before", words(before.days()))
            .detail("after", words(after))
            .audience(Audience.PREFECTURE, Audience.REGION, Audience.MINISTRY));
  }

  private static String words(InternalDays days) {
    return Wareki.date(days.regionDueOn()) + " / " + Wareki.date(days.prefectureDueOn());
  }

  /** A call in which the viewer's prefecture can set its days, and these as they are. */
  private record Changeable(CallView call, PrefectureCode prefecture, InternalDays days) {}

  private Changeable requireChangeable(Viewer viewer, CallId id) {
    Call call = CallAccess.visible(rows, viewer, id);
    PrefectureCode prefecture = requireOfficial(viewer, call);
    viewer.requireInPerson(Groups.prefecture(call.programme(), prefecture), call.programme());
    if (!call.isReceiving(clock.instant())) {
      throw new AlreadyDone(call.key() + " receives nothing");
    }
    CallView view = call.view(grace);
    return new Changeable(view, prefecture, days.of(view, prefecture));
  }

  private static PrefectureCode requireOfficial(Viewer viewer, Call call) {
    return ofOfficial(viewer, call.programme())
        .orElseThrow(() -> new Forbidden(viewer.role() + " sets no days of a prefecture"));
  }
}
