package jp.banso.selection.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.banso.kernel.JapanTime;
import jp.banso.platform.web.StepState;
import jp.banso.platform.web.StepView;
import jp.banso.selection.RoundState;
import jp.banso.selection.RoundView;
import jp.banso.worklist.WorkItem;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The line of steps of a round: the usual way, or the way of a call without an eligible application. */
@Component
class RoundSteps {

  private final MessageSource messages;

  RoundSteps(MessageSource messages) {
    this.messages = messages;
  }

  List<StepView> of(RoundView round, List<WorkItem> open) {
    List<String> names = names(round.state());
    int now = position(round.state(), names);
    List<StepView> steps = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      StepState state = i < now ? StepState.DONE : i == now ? StepState.NOW : StepState.NEXT;
      steps.add(step(names.get(i), state, round, open));
    }
    return steps;
  }

  private StepView step(String name, StepState state, RoundView round, List<WorkItem> open) {
    boolean now = state == StepState.NOW;
    LocalDate planned =
        name.equals("release") && state == StepState.NEXT ? round.facts().resultDueOn() : null;
    return new StepView(
        text("selection.step." + name), state,
        now ? text("selection.holder." + holder(round.state())) : null,
        now ? day(open.stream().map(WorkItem::openedAt).findFirst().orElse(null)) : null,
        now ? day(open.stream().map(WorkItem::dueAt).filter(due -> due != null).findFirst().orElse(null)) : planned);
  }

  private static List<String> names(RoundState state) {
    return switch (state) {
      case RECALL_DECIDING, RECALL_CONCURRING, RECALL_CONCURRED, RECALLED, NONE_SELECTED ->
          List.of("settle", "check", "recall", "concur", "end");
      default -> List.of("settle", "check", "assign", "review", "decide", "concur", "release");
    };
  }

  private static int position(RoundState state, List<String> names) {
    return switch (state) {
      case SETTLING -> 0;
      case CHECKING -> 1;
      case ASSIGNING, RECALL_DECIDING -> 2;
      case REVIEWING, RECALL_CONCURRING -> 3;
      case TIED, DECIDING, RECALL_CONCURRED -> 4;
      case CONCURRING -> 5;
      case CONCURRED, RELEASING -> 6;
      case RELEASED, RECALLED, NONE_SELECTED -> names.size();
    };
  }

  private static String holder(RoundState state) {
    return switch (state) {
      case SETTLING, CHECKING -> "secretariat";
      case REVIEWING -> "reviewers";
      case CONCURRING, RECALL_CONCURRING -> "ministry";
      default -> "manager";
    };
  }

  private static LocalDate day(Instant at) {
    return at == null ? null : JapanTime.dateOf(at);
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
