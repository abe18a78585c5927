package jp.banso.inquiries;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.time.DueRows;
import jp.banso.platform.time.Sweep;
import org.springframework.stereotype.Component;

/** Draws the answers of each month on the day that the terms name; months that were missed are made up for. */
@Component
class AnswerSamplingSweep implements Sweep {

  private final AnswerSampling sampling;
  private final Clock clock;

  AnswerSamplingSweep(AnswerSampling sampling, Clock clock) {
    this.sampling = sampling;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "inquiries.answerSampling";
  }

  @Override
  public Optional<Instant> nextDue() {
    Instant now = clock.instant();
    return Stream.of(ProgrammeCode.values())
        .flatMap(programme -> sampling.dueNext(programme, now).stream())
        .min(Comparator.naturalOrder());
  }

  @Override
  public void runDue() {
    Instant now = clock.instant();
    List<Map.Entry<ProgrammeCode, YearMonth>> due =
        Stream.of(ProgrammeCode.values())
            .flatMap(programme -> sampling.due(programme, now).stream().map(month -> Map.entry(programme, month)))
            .toList();
    DueRows.each(due, month -> sampling.draw(month.getKey(), month.getValue(), now));
  }
}
