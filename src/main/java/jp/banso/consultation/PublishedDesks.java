package jp.banso.consultation;

import java.time.LocalDate;
import java.util.List;
import jp.banso.kernel.FiscalYear;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is open to everyone without login; a draft does not exist here. */
@Service
@Transactional(readOnly = true)
public class PublishedDesks {

  private final ConsultationDesks desks;
  private final DeskReading reading;

  PublishedDesks(ConsultationDesks desks, DeskReading reading) {
    this.desks = desks;
    this.reading = reading;
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
