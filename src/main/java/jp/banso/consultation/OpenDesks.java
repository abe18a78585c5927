package jp.banso.consultation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.FiscalYear;
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

  /** The desk in force in the fiscal year of that time, inside its period or outside; empty if the year has none. */
  public Optional<OpenDesk> ofYear(ProgrammeCode programme, Instant instant) {
    return desks
        .findByFiscalYearAndStateOrderByProgrammeAscEditionDesc(FiscalYear.of(instant).year(), DeskState.RELEASED)
        .stream()
        .filter(desk -> desk.programme() == programme)
        .findFirst()
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
