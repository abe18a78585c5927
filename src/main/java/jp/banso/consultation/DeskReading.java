package jp.banso.consultation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 相談窓口の条件 as secretariat and ministry read them. */
@Service
@Transactional(readOnly = true)
public class DeskReading {

  private final ConsultationDesks desks;
  private final BusinessCalendar calendar;
  private final People people;
  private final Clock clock;

  DeskReading(ConsultationDesks desks, BusinessCalendar calendar, People people, Clock clock) {
    this.desks = desks;
    this.calendar = calendar;
    this.people = people;
    this.clock = clock;
  }

  /**
   * Every edition of the viewer's programme, newest first.
   *
   * @throws NotFound for who does not prepare the desk
   */
  public List<DeskView> all(Viewer viewer) {
    if (!maySee(viewer, viewer.programme())) {
      throw new NotFound("desks for " + viewer.role());
    }
    return views(desks.findByProgrammeOrderByFiscalYearDescEditionDesc(viewer.programme()));
  }

  /** @throws NotFound if there is none for them */
  public DeskView get(Viewer viewer, DeskId id) {
    ConsultationDesk desk = visible(viewer, id);
    return views(desks.findByProgrammeOrderByFiscalYearDescEditionDesc(desk.programme())).stream()
        .filter(view -> view.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  ConsultationDesk visible(Viewer viewer, DeskId id) {
    return desks.findById(id.value())
        .filter(desk -> maySee(viewer, desk.programme()))
        .orElseThrow(() -> new NotFound("desk " + id.value()));
  }

  private static boolean maySee(Viewer viewer, ProgrammeCode programme) {
    return viewer.isSecretariatOf(programme) || viewer.isMinistryOf(programme);
  }

  /** The editions of whole years, newest first: the first that is released replaces those after it. */
  List<DeskView> views(List<ConsultationDesk> rows) {
    Map<UUID, String> names =
        people.names(rows.stream().map(ConsultationDesk::releasedBy).filter(Objects::nonNull).toList());
    LocalDate today = LocalDate.now(clock);
    Set<List<Object>> inForce = new HashSet<>();
    return rows.stream()
        .map(
            desk ->
                desk.view(
                    desk.state() == DeskState.RELEASED && !inForce.add(List.of(desk.programme(), desk.year())),
                    desk.terms().closesOn().isBefore(today),
                    calendar.onOrAfter(desk.terms().opensOn()), calendar.onOrBefore(desk.terms().closesOn()), names))
        .toList();
  }
}
