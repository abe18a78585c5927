package jp.banso.consultation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.calendar.AnotherYear;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Groups;
import jp.banso.parties.PersonView;
import jp.banso.parties.SecondPerson;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 相談窓口の条件の設定: the secretariat writes a draft from an earlier edition, and a manager who has not written it
 * releases it.
 */
@Service
@Transactional
public class DeskSetup {

  /** What the work is about when a draft waits for a second person; see {@link jp.banso.worklist.WorkDescriber}. */
  public static final String WORK = "consultation-desk-release";

  private final ConsultationDesks desks;
  private final DeskReading reading;
  private final DeskWords words;
  private final BusinessCalendar calendar;
  private final SecondPerson secondPerson;
  private final Worklist worklist;
  private final MessageSource messages;
  private final AuditLog audit;
  private final Clock clock;

  DeskSetup(
      ConsultationDesks desks, DeskReading reading, DeskWords words, BusinessCalendar calendar,
      SecondPerson secondPerson, Worklist worklist, MessageSource messages, AuditLog audit, Clock clock) {
    this.desks = desks;
    this.reading = reading;
    this.words = words;
    this.calendar = calendar;
    this.secondPerson = secondPerson;
    this.worklist = worklist;
    this.messages = messages;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether the viewer writes the terms of the programme. */
  @Transactional(readOnly = true)
  public boolean mayEdit(Viewer viewer) {
    return viewer.isSecretariatOf(viewer.programme()) && viewer.proxy().isEmpty();
  }

  /** Whether the viewer is the second person of this draft. */
  @Transactional(readOnly = true)
  public boolean mayRelease(Viewer viewer, DeskId id) {
    ConsultationDesk desk = reading.visible(viewer, id);
    return mayEdit(viewer)
        && desk.state() == DeskState.DRAFT
        && secondPerson.is(viewer, desk.programme(), desk.editors());
  }

  /** The names of those who may release this draft; empty if nobody may. */
  @Transactional(readOnly = true)
  public String releasing(Viewer viewer, DeskId id) {
    ConsultationDesk desk = reading.visible(viewer, id);
    return secondPerson.among(desk.programme(), desk.editors()).stream()
        .map(PersonView::displayName)
        .collect(Collectors.joining("\u3001"));
  }

  /** The years for which a draft can be begun from an edition: of its own as the latest, and of later ones without any. */
  @Transactional(readOnly = true)
  public List<FiscalYear> years(Viewer viewer, DeskId id) {
    ConsultationDesk from = reading.visible(viewer, id);
    return mayEdit(viewer) && from.state() == DeskState.RELEASED
        ? laterYears(from).stream()
            .filter(year -> latest(from, year).map(ConsultationDesk::deskId).filter(one -> !one.equals(id)).isEmpty())
            .toList()
        : List.of();
  }

  /** Its own year, this one and the next, but none that is over. */
  private List<FiscalYear> laterYears(ConsultationDesk from) {
    FiscalYear now = FiscalYear.of(clock.instant());
    return Stream.of(from.year(), now, now.next())
        .filter(year -> year.year() >= from.year().year() && year.year() >= now.year())
        .distinct()
        .toList();
  }

  private Optional<ConsultationDesk> latest(ConsultationDesk from, FiscalYear year) {
    return desks.findByProgrammeOrderByFiscalYearDescEditionDesc(from.programme()).stream()
        .filter(desk -> desk.year().equals(year))
        .findFirst();
  }

  /**
   * Begins a draft from an edition, of its own year or of a later one, with the dates moved.
   *
   * @param year null if none was chosen
   */
  public Outcome<DeskId> begin(Viewer viewer, DeskId id, FiscalYear year) {
    ConsultationDesk from = requireEditor(viewer, id);
    if (from.state() == DeskState.DRAFT) {
      return Outcome.refused("consultation.desk.refused.fromDraft");
    }
    if (!laterYears(from).contains(year)) {
      return Outcome.refused("consultation.desk.refused.fiscalYear");
    }
    desks.hold("consultation_desk " + from.programme() + " " + year);
    Optional<ConsultationDesk> latest = latest(from, year);
    if (latest.filter(desk -> desk.state() == DeskState.DRAFT).isPresent()) {
      return Outcome.refused("consultation.desk.refused.draft", year.name());
    }
    if (latest.isPresent() && !latest.get().deskId().equals(id)) {
      return Outcome.refused("consultation.desk.refused.exists", year.name());
    }
    ConsultationDesk draft =
        desks.save(
            from.draft(year, latest.map(ConsultationDesk::edition).orElse(0) + 1, moved(from, year), viewer.personId()));
    desks.flush();
    record(viewer, "audit.consultation.deskBegun", draft);
    return Outcome.done(draft.deskId());
  }

  private DeskTerms moved(ConsultationDesk from, FiscalYear year) {
    DeskTerms terms = from.terms();
    if (year.equals(from.year())) {
      return terms;
    }
    AnotherYear other = new AnotherYear(calendar, year.year() - from.year().year());
    return terms.dated(
        other.day(terms.noticeOn()), other.day(terms.opensOn()), other.endOfPeriod(terms.closesOn()));
  }

  /**
   * The draft to be edited.
   *
   * @throws NotFound for who may not see it, {@link Forbidden} for who may not edit it
   * @throws jp.banso.kernel.AlreadyDone once it was released
   */
  @Transactional(readOnly = true)
  public DeskView editable(Viewer viewer, DeskId id) {
    requireEditor(viewer, id).requireDraft();
    return reading.get(viewer, id);
  }

  /** All that contradicts itself or the calendar, without keeping anything. */
  @Transactional(readOnly = true)
  public List<DeskProblem> problems(Viewer viewer, DeskId id, DeskTerms terms) {
    return problems(requireEditor(viewer, id), terms);
  }

  private List<DeskProblem> problems(ConsultationDesk desk, DeskTerms terms) {
    return DeskPolicy.problems(terms, desk.year(), LocalDate.now(clock));
  }

  /**
   * Keeps the terms. Who saves them as they were has not edited them.
   *
   * @throws StaleEdit if somebody else was quicker
   */
  public Outcome<Void> edit(Viewer viewer, DeskId id, long version, DeskTerms terms) {
    ConsultationDesk desk = requireUnchanged(viewer, id, version);
    List<DeskProblem> problems = problems(desk, terms);
    if (!problems.isEmpty()) {
      return Outcome.refused(problems.get(0).messageKey(), problems.get(0).arguments().toArray());
    }
    DeskTerms before = desk.terms();
    if (!terms.equals(before)) {
      desk.edit(terms, viewer.personId());
      desks.save(desk);
      audit.record(entry(viewer, "audit.consultation.deskChanged", desk).detail("changes", words.changes(before, terms)));
    }
    return Outcome.done();
  }

  /** What a draft changes in the edition released before it, one a line; empty for nothing, and where there is none. */
  @Transactional(readOnly = true)
  public List<String> changes(Viewer viewer, DeskId id) {
    ConsultationDesk draft = reading.visible(viewer, id);
    return desks.findByProgrammeOrderByFiscalYearDescEditionDesc(draft.programme()).stream()
        .filter(desk -> desk.state() == DeskState.RELEASED && desk.year().compareTo(draft.year()) <= 0)
        .findFirst()
        .map(before -> words.changes(before.terms(), draft.terms()).lines().toList())
        .orElse(List.of());
  }

  /** 確認を依頼する: the managers find the draft in their lists. */
  public Outcome<Void> ask(Viewer viewer, DeskId id, long version) {
    ConsultationDesk desk = requireUnchanged(viewer, id, version);
    Optional<Outcome<Void>> unfit = unfit(desk);
    if (unfit.isPresent()) {
      return unfit.get();
    }
    desk.ask();
    desks.save(desk);
    worklist.open(
        Source.MENTION, ref(id), desk.programme(), Groups.secretariatManager(desk.programme()), null, WORK,
        messages.getMessage("consultation.desk.work", null, Locale.JAPAN));
    record(viewer, "audit.consultation.deskAsked", desk);
    return Outcome.done();
  }

  /** From now on the desk of this year is so. */
  public Outcome<Void> release(Viewer viewer, DeskId id, long version, String note) {
    ConsultationDesk desk = requireEditor(viewer, id);
    viewer.requireInPerson(Groups.secretariatManager(desk.programme()), desk.programme());
    desk.requireDraft();
    desk.requireVersion(version);
    if (!secondPerson.is(viewer, desk.programme(), desk.editors())) {
      return Outcome.refused("consultation.desk.refused.editor");
    }
    Optional<Outcome<Void>> unfit = unfit(desk);
    if (unfit.isPresent()) {
      return unfit.get();
    }
    desk.release(viewer.personId(), clock.instant(), note);
    desks.save(desk);
    worklist.close(Source.MENTION, ref(id));
    audit.record(entry(viewer, "audit.consultation.deskReleased", desk).detail("why", note));
    return Outcome.done();
  }

  /** Why the draft cannot be released as it is kept. */
  private Optional<Outcome<Void>> unfit(ConsultationDesk desk) {
    return problems(desk, desk.terms()).stream()
        .findFirst()
        .map(problem -> Outcome.refused("consultation.desk.refused.unfit", words.of(problem)));
  }

  /** Throws a draft away. */
  public void discard(Viewer viewer, DeskId id, long version) {
    ConsultationDesk desk = requireUnchanged(viewer, id, version);
    desks.delete(desk);
    worklist.close(Source.MENTION, ref(id));
    record(viewer, "audit.consultation.deskDiscarded", desk);
  }

  /** The drafts that work is about, by what the work names, as year and name. */
  @Transactional(readOnly = true)
  public Map<String, String> titles(List<String> refs) {
    return desks.findByIdIn(refs.stream().map(UUID::fromString).toList()).stream()
        .collect(Collectors.toMap(desk -> ref(desk.deskId()), desk -> desk.year().name() + " " + desk.terms().name()));
  }

  private static String ref(DeskId id) {
    return id.value().toString();
  }

  private ConsultationDesk requireUnchanged(Viewer viewer, DeskId id, long version) {
    ConsultationDesk desk = requireEditor(viewer, id);
    desk.requireDraft();
    desk.requireVersion(version);
    return desk;
  }

  private ConsultationDesk requireEditor(Viewer viewer, DeskId id) {
    ConsultationDesk desk = reading.visible(viewer, id);
    if (!viewer.isSecretariatOf(desk.programme()) || viewer.proxy().isPresent()) {
      throw new Forbidden(viewer.role() + " does not set up the desk");
    }
    return desk;
  }

  private void record(Viewer viewer, String action, ConsultationDesk desk) {
    audit.record(entry(viewer, action, desk));
  }

  private static AuditEntry entry(Viewer viewer, String action, ConsultationDesk desk) {
    return AuditEntry.logged(viewer.actor(), action, null)
        .detail("programme", desk.programme().name())
        .detail("fiscalYear", desk.year().name())
        .detail("edition", desk.edition());
  }
}
