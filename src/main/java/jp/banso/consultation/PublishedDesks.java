package jp.banso.consultation;

import java.time.LocalDate;
import java.util.List;
import jp.banso.kernel.FiscalYear;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is open to everyone without login; a draft does not exist here. */
@Service
@Transactional(readOnly = true)
public class PublishedDesks {

  private final ConsultationDesks desks;
  private final DeskReading reading;
  private final ObjectProvider<PageBesideTheDesk> beside;

  PublishedDesks(ConsultationDesks desks, DeskReading reading, ObjectProvider<PageBesideTheDesk> beside) {
    this.desks = desks;
    this.reading = reading;
    this.beside = beside;
  }

  /** What else can be read by everybody. */
  public List<PageBesideTheDesk.Place> beside() {
    return beside.orderedStream().flatMap(page -> page.place().stream()).toList();
  }

  /** What is in force in a year, of every programme that has a desk in it, once it was announced. */
  public List<DeskView> inForce(FiscalYear year, LocalDate today) {
    return reading
        .views(desks.findByFiscalYearAndStateOrderByProgrammeAscEditionDesc(year.year(), DeskState.RELEASED))
        .stream()
        .filter(view -> !view.replaced() && !view.terms().noticeOn().isAfter(today))
        .toList();
  }
}
