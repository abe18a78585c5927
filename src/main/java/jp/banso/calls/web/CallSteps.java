package jp.banso.calls.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.banso.calls.CallReading.CallPage;
import jp.banso.calls.CallState;
import jp.banso.calls.CallView;
import jp.banso.calls.PreparationView;
import jp.banso.kernel.JapanTime;
import jp.banso.platform.web.StepState;
import jp.banso.platform.web.StepView;
import jp.banso.worklist.WorkItem;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The line of steps of a call; those who do not prepare it see it from its publication on. */
@Component
class CallSteps {

  private final MessageSource messages;

  CallSteps(MessageSource messages) {
    this.messages = messages;
  }

  List<StepView> of(CallPage page) {
    CallView call = page.call();
    List<WorkItem> open = page.open();
    PreparationView preparation = page.preparation();
    List<StepView> steps = new ArrayList<>();
    if (preparation != null) {
      boolean confirmed = !call.state().isEdited();
      steps.add(
          step("confirm", state(confirmed, call.state() != CallState.DRAFT), "manager", confirmed ? day(preparation.confirmedAt()) : since(open),
              due(open)));
      if (call.terms().concurrenceNeeded()) {
        boolean concurred = preparation.concurredAt() != null;
        steps.add(
            step("concur", state(concurred, confirmed), "ministry",
                concurred ? day(preparation.concurredAt()) : confirmed ? since(open) : null, confirmed ? due(open) : null));
      }
    }
    boolean cancelled = call.state() == CallState.CANCELLED;
    boolean published = cancelled || call.state() == CallState.PUBLISHED || call.state() == CallState.CLOSED;
    boolean closed = call.state() == CallState.CLOSED;
    boolean agreed = preparation != null && preparation.awaitsPublication();
    LocalDate settled =
        agreed ? day(preparation.concurredAt() == null ? preparation.confirmedAt() : preparation.concurredAt()) : null;
    steps.add(
        step(
            "publish", state(published, agreed), null, agreed ? settled : call.terms().publishedOn(),
            call.terms().publishedOn()));
    steps.add(
        step("receive", state(closed || cancelled, published), "regions", published ? call.terms().publishedOn() : null,
            call.terms().deadline()));
    if (cancelled) {
      steps.add(step("cancel", StepState.DONE, null, null, null));
      return steps;
    }
    steps.add(step("close", closed ? StepState.DONE : StepState.NEXT, null, closed ? call.terms().deadline() : null,
        call.terms().deadline()));
    return steps;
  }

  private StepView step(String name, StepState state, String holder, LocalDate since, LocalDate until) {
    return new StepView(
        text("calls.step." + name), state,
        holder == null || state != StepState.NOW ? null : text("calls.holder." + holder),
        state == StepState.NEXT ? null : since, until);
  }

  private static StepState state(boolean done, boolean reached) {
    return done ? StepState.DONE : reached ? StepState.NOW : StepState.NEXT;
  }

  private static LocalDate since(List<WorkItem> open) {
    return open.stream().map(WorkItem::openedAt).findFirst().map(JapanTime::dateOf).orElse(null);
  }

  private static LocalDate due(List<WorkItem> open) {
    return open.stream()
        .map(WorkItem::dueAt)
        .filter(due -> due != null)
        .findFirst()
        .map(JapanTime::dateOf)
        .orElse(null);
  }

  private static LocalDate day(Instant at) {
    return at == null ? null : JapanTime.dateOf(at);
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
