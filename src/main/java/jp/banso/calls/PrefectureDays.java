package jp.banso.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
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

  /** Days by which regions and prefectures are done in time if nothing is known of them (peers: flight plan). */
  private static final int REGION_BUSINESS_DAYS = 7;
  private static final int PREFECTURE_BUSINESS_DAYS = 3;

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

  /** The days that leave each tier its time, counted back from the deadline. */
  static InternalDays countedBack(LocalDate deadline, BusinessCalendar calendar) {
    return new InternalDays(
        calendar.minusBusinessDays(deadline, REGION_BUSINESS_DAYS),
        calendar.minusBusinessDays(deadline, PREFECTURE_BUSINESS_DAYS), false, 0);
  }

  /**
   * A prefecture's days.
   *
   * @param counted days counted back from the deadline, for comparison
   * @param mayChange false once the call receives nothing any more
   */
  public record DaysPage(
      CallView call, PrefectureCode prefecture, InternalDays days, InternalDays counted, boolean mayChange) {}

  /** The page of the prefecture's officials; nobody else's. */
  @Transactional(readOnly = true)
  public DaysPage page(Viewer viewer, CallId id) {
    Call call = CallAccess.visible(rows, viewer, id);
    PrefectureCode prefecture = requireOfficial(viewer, call);
    return new DaysPage(
        call.view(grace), prefecture, days(call, prefecture), countedBack(call.terms().deadline(), calendar),
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
    Call call = requireChangeable(viewer, id);
    return InternalDaysPolicy.problems(
        call.terms(), days(call, requireOfficial(viewer, call)), region, own, LocalDate.now(clock), calendar);
  }

  /**
   * Sets the days of the viewer's prefecture.
   *
   * @param version that was seen
   * @throws jp.banso.kernel.StaleEdit if a colleague was quicker
   */
  public Outcome<Void> change(Viewer viewer, CallId id, long version, LocalDate region, LocalDate own) {
    Call call = requireChangeable(viewer, id);
    List<TermsProblem> problems = problems(viewer, id, region, own);
    if (!problems.isEmpty()) {
      return Outcome.refused(problems.get(0).messageKey());
    }
    PrefectureCode prefecture = requireOfficial(viewer, call);
    InternalDays before = days(call, prefecture);
    days.save(id, prefecture, version, region, own);
    changed(viewer, call, prefecture, before, new InternalDays(region, own, true, version + 1));
    return Outcome.done();
  }

  /** Back to the days that the call proposes. */
  public void reset(Viewer viewer, CallId id, long version) {
    Call call = requireChangeable(viewer, id);
    PrefectureCode prefecture = requireOfficial(viewer, call);
    InternalDays before = days(call, prefecture);
    days.remove(id, prefecture, version);
    changed(viewer, call, prefecture, before, InternalDays.proposed(call.terms()));
  }

  private void changed(
      Viewer viewer, Call call, PrefectureCode prefecture, InternalDays before, InternalDays after) {
    events.publishEvent(new InternalDaysChanged(call.callId(), prefecture));
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.calls.daysChanged", call.key().child(prefecture.value()))
            .detail("before", words(before))
            .detail("after", words(after))
            .audience(Audience.PREFECTURE, Audience.REGION, Audience.MINISTRY));
  }

  private static String words(InternalDays days) {
    return Wareki.date(days.regionDueOn()) + " / " + Wareki.date(days.prefectureDueOn());
  }

  private InternalDays days(Call call, PrefectureCode prefecture) {
    return days.find(call.callId(), prefecture).orElseGet(() -> InternalDays.proposed(call.terms()));
  }

  private Call requireChangeable(Viewer viewer, CallId id) {
    Call call = CallAccess.visible(rows, viewer, id);
    viewer.requireInPerson(Groups.prefecture(call.programme(), requireOfficial(viewer, call)), call.programme());
    if (!call.isReceiving(clock.instant())) {
      throw new AlreadyDone(call.key() + " receives nothing");
    }
    return call;
  }

  private static PrefectureCode requireOfficial(Viewer viewer, Call call) {
    return viewer
        .prefecture()
        .filter(prefecture -> viewer.holds(Groups.prefecture(call.programme(), prefecture)))
        .orElseThrow(() -> new Forbidden(viewer.role() + " sets no days of a prefecture"));
  }
}
