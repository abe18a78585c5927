package jp.banso.consultation;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The desk at which an inquiry comes in. */
@Service
@Transactional(readOnly = true)
public class OpenDesks {

  private final ConsultationDesks desks;
  private final BusinessCalendar calendar;

  OpenDesks(ConsultationDesks desks, BusinessCalendar calendar) {
    this.desks = desks;
    this.calendar = calendar;
  }

  /**
   * The desk in force at that time in its fiscal year, inside its period or outside; empty if the year has none. What came
   * before the first edition was released comes under that one, what came before a later one under the one before.
   */
  public Optional<OpenDesk> ofYear(ProgrammeCode programme, Instant instant) {
    List<ConsultationDesk> editions =
        desks
            .findByFiscalYearAndStateOrderByProgrammeAscEditionDesc(FiscalYear.of(instant).year(), DeskState.RELEASED)
            .stream()
            .filter(desk -> desk.programme() == programme)
            .toList();
    return editions.stream()
        .filter(desk -> desk.isInForceAt(instant))
        .findFirst()
        .or(() -> editions.stream().reduce((newer, older) -> older))
        .map(this::open);
  }

  /** As {@link #ofYear}; where the year has none, the last desk before it, which goes on with what came to it. */
  public Optional<OpenDesk> ofYearOrBefore(ProgrammeCode programme, Instant instant) {
    int year = FiscalYear.of(instant).year();
    return ofYear(programme, instant)
        .or(() -> all(programme).stream().filter(desk -> desk.year().year() < year).findFirst());
  }

  /** The edition that an inquiry came under. */
  public OpenDesk get(DeskId id) {
    return desks.findById(id.value()).map(this::open).orElseThrow(() -> new NotFound("desk " + id.value()));
  }

  /** Every desk of the programme that was ever in force, the newest first. */
  public List<OpenDesk> all(ProgrammeCode programme) {
    return desks.findByProgrammeOrderByFiscalYearDescEditionDesc(programme).stream()
        .filter(desk -> desk.state() == DeskState.RELEASED)
        .map(this::open)
        .toList();
  }

  /** Mail addresses and telephone numbers that the desk ever had: they are nobody's own. */
  public List<String> contacts(ProgrammeCode programme) {
    return all(programme).stream()
        .map(OpenDesk::terms)
        .flatMap(terms -> Stream.of(terms.mail(), terms.telephone(), terms.callbackFrom()))
        .filter(contact -> contact != null && !contact.isBlank())
        .distinct()
        .toList();
  }

  /**
   * The months whose answers given at once are checked, and under which terms each: those that were in force when it
   * ended, of an earlier year where its own has no desk yet.
   *
   * @param last the last month that is looked at
   */
  public Map<YearMonth, OpenDesk> checking(ProgrammeCode programme, YearMonth last) {
    List<ConsultationDesk> released =
        desks.findByProgrammeOrderByFiscalYearDescEditionDesc(programme).stream()
            .filter(desk -> desk.state() == DeskState.RELEASED)
            .toList();
    Optional<YearMonth> first =
        released.stream()
            .filter(desk -> desk.terms().sample().checksAnswers())
            .map(desk -> YearMonth.from(desk.terms().opensOn()))
            .min(Comparator.naturalOrder());
    Map<YearMonth, OpenDesk> checking = new LinkedHashMap<>();
    for (YearMonth month = first.orElse(last.plusMonths(1)); !month.isAfter(last); month = month.plusMonths(1)) {
      YearMonth of = month;
      inForce(released, of)
          .filter(desk -> desk.terms().sample().checksAnswers())
          .ifPresent(desk -> checking.put(of, open(desk)));
    }
    return checking;
  }

  /** The editions under which inquiries came whose answers given at once are checked. */
  public Set<DeskId> checked(ProgrammeCode programme) {
    return desks.findByProgrammeOrderByFiscalYearDescEditionDesc(programme).stream()
        .filter(desk -> desk.state() == DeskState.RELEASED && desk.terms().sample().checksAnswers())
        .map(ConsultationDesk::deskId)
        .collect(Collectors.toSet());
  }

  private static Optional<ConsultationDesk> inForce(List<ConsultationDesk> released, YearMonth month) {
    Instant end = JapanTime.instantOf(month.plusMonths(1).atDay(1).atStartOfDay());
    int year = FiscalYear.of(month.atEndOfMonth()).year();
    return released.stream()
        .filter(desk -> desk.year().year() <= year && desk.isReleasedBefore(end))
        .findFirst();
  }

  /** The editions under which inquiries came whose terms allow this use. */
  public Set<DeskId> allowing(ProgrammeCode programme, DeskUse use) {
    return desks.findByProgrammeOrderByFiscalYearDescEditionDesc(programme).stream()
        .filter(desk -> desk.state() == DeskState.RELEASED && desk.terms().uses().allow(use))
        .map(ConsultationDesk::deskId)
        .collect(Collectors.toSet());
  }

  /** How long inquiries are kept, of every edition under which one can have come, newest first. */
  public List<DeskRetention> retentions(ProgrammeCode programme) {
    return desks.findByProgrammeOrderByFiscalYearDescEditionDesc(programme).stream()
        .filter(desk -> desk.state() == DeskState.RELEASED)
        .map(
            desk ->
                new DeskRetention(
                    desk.deskId(), desk.year(), desk.edition(), desk.terms().retentionYears(),
                    desk.year().lastDay().plusYears(desk.terms().retentionYears())))
        .toList();
  }

  private OpenDesk open(ConsultationDesk desk) {
    return new OpenDesk(desk.deskId(), desk.year(), desk.terms(), calendar);
  }
}
