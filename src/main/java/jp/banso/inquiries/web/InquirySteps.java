package jp.banso.inquiries.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.banso.inquiries.InquiryReading.InquiryPage;
import jp.banso.inquiries.InquiryState;
import jp.banso.inquiries.InquiryView;
import jp.banso.kernel.JapanTime;
import jp.banso.platform.web.StepState;
import jp.banso.platform.web.StepView;
import jp.banso.worklist.TaskViews;
import org.springframework.stereotype.Component;

/** Where an inquiry stands, and how long there is. */
@Component
class InquirySteps {

  private static final List<String> WAY =
      List.of("inquiries.step.check", "inquiries.step.draft", "inquiries.step.confirm", "inquiries.step.answer");

  private final InquiryWords words;
  private final TaskViews tasks;
  private final Clock clock;

  InquirySteps(InquiryWords words, TaskViews tasks, Clock clock) {
    this.words = words;
    this.tasks = tasks;
    this.clock = clock;
  }

  /**
   * Until when something is due.
   *
   * @param daysLeft business days, 0 on the day, negative once it has passed
   * @param late also later on the day itself
   */
  record Due(Instant at, int daysLeft, boolean late) {}

  /** Null for null. */
  Due due(Instant at) {
    return at == null ? null : new Due(at, tasks.daysLeft(JapanTime.dateOf(at)), at.isBefore(clock.instant()));
  }

  /** @param holder who has it now, in words */
  List<StepView> of(InquiryPage page, String holder) {
    InquiryView inquiry = page.inquiry();
    LocalDate came = JapanTime.dateOf(inquiry.receivedAt());
    if (!inquiry.state().isOpen()) {
      boolean confirmed = inquiry.state() == InquiryState.ANSWERED && !inquiry.atOnce();
      StepView first = new StepView(words.text(WAY.get(0)), StepState.DONE, null, came, null);
      StepView last = new StepView(words.text(inquiry.state().messageKey()), StepState.DONE, null, day(inquiry.answeredAt()), null);
      Stream<StepView> between =
          confirmed ? WAY.subList(1, 3).stream().map(key -> StepView.of(words.text(key), StepState.DONE)) : Stream.empty();
      return Stream.of(Stream.of(first), between, Stream.of(last)).flatMap(one -> one).toList();
    }
    int now =
        switch (inquiry.state()) {
          case DRAFTING, AT_MINISTRY -> 1;
          case TO_CONFIRM -> 2;
          default -> 0;
        };
    return IntStream.range(0, WAY.size())
        .mapToObj(
            place ->
                place < now
                    ? StepView.of(words.text(WAY.get(place)), StepState.DONE)
                    : place == now
                        ? new StepView(
                            words.text(inquiry.state().messageKey()), StepState.NOW, holder, place == 0 ? came : null,
                            day(page.dueAt()))
                        : new StepView(
                            words.text(WAY.get(place)), StepState.NEXT, null, null,
                            place == WAY.size() - 1 ? day(inquiry.answerDue()) : null))
        .toList();
  }

  private static LocalDate day(Instant at) {
    return at == null ? null : JapanTime.dateOf(at);
  }
}
