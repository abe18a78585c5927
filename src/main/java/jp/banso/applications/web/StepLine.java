package jp.banso.applications.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.banso.applications.ApplicationStage;
import jp.banso.applications.ApplicationView;
import jp.banso.calls.CallView;
import jp.banso.kernel.JapanTime;
import jp.banso.platform.web.StepState;
import jp.banso.platform.web.StepView;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** 手続の状況: the line of steps of an application, with who holds it and until when. */
@Component
class StepLine {

  private static final List<String> STEPS =
      List.of("DRAFTING", "REVIEW", "COMPILED", "SUBMITTED", "SELECTION", "RESULT");
  private static final int TOLD = STEPS.size() - 1;

  private final MessageSource messages;

  StepLine(MessageSource messages) {
    this.messages = messages;
  }

  List<StepView> of(ApplicationView view, CallView call, LocalDate due) {
    List<StepView> steps = new ArrayList<>();
    int now = isTold(view) ? -1 : STEPS.indexOf(view.stage().name());
    for (int i = 0; i < STEPS.size(); i++) {
      String label = label(view, i);
      if (now < 0) {
        steps.add(StepView.of(label, i <= lastDone(view) ? StepState.DONE : StepState.NEXT));
      } else if (i < now) {
        steps.add(new StepView(label, StepState.DONE, null, doneOn(view, i), null));
      } else if (i == now) {
        steps.add(
            new StepView(
                currentLabel(view, i), StepState.NOW, holder(view, call),
                view.since() == null ? null : JapanTime.dateOf(view.since()), until(view, call, due)));
      } else {
        steps.add(new StepView(label, StepState.NEXT, null, null, planned(view, call, i)));
      }
    }
    if (now < 0) {
      List<StepView> ended = new ArrayList<>(steps.subList(0, lastDone(view) + 1));
      ended.add(StepView.of(text(view.stateKey()), StepState.NOW));
      return ended;
    }
    return steps;
  }

  /** The last step that was done of an application that ended, with its result or before; -1 if none was. */
  private static int lastDone(ApplicationView view) {
    if (isTold(view)) {
      return TOLD;
    }
    if (view.receivedAt() != null) {
      return STEPS.indexOf("COMPILED");
    }
    return view.handedOverAt() == null ? -1 : 0;
  }

  /** The result was told: nobody has anything to do any more. */
  private static boolean isTold(ApplicationView view) {
    return view.stage() == ApplicationStage.RESULT;
  }

  private String label(ApplicationView view, int step) {
    if (view.receivedAt() != null && view.receiptNumber() == null) {
      if (step == STEPS.indexOf("COMPILED")) {
        return text("applications.line.ARRIVED_LATE");
      }
      if (step == STEPS.indexOf("SUBMITTED")) {
        return text("applications.line.LATE");
      }
    }
    return text(
        "applications.line." + (step == TOLD && isTold(view) ? "TOLD" : STEPS.get(step)));
  }

  /** What is with somebody else than usual in this step is named by what that one does. */
  private String currentLabel(ApplicationView view, int step) {
    return switch (view.state()) {
      case CORRECTING -> text("applications.line.CORRECTING");
      default -> label(view, step);
    };
  }

  /** The selection has no task of this case alone; it is over when the result is told. */
  private static LocalDate until(ApplicationView view, CallView call, LocalDate due) {
    return due == null && view.stage() == ApplicationStage.SELECTION ? call.terms().resultDueOn() : due;
  }

  private static LocalDate doneOn(ApplicationView view, int step) {
    Instant at =
        switch (step) {
          case 0 -> view.handedOverAt();
          case 1 -> view.compiledAt();
          case 2 -> view.receivedAt();
          default -> null;
        };
    return at == null ? null : JapanTime.dateOf(at);
  }

  /** The days that the call names for what comes: its submission, and when the result is to be told. */
  private static LocalDate planned(ApplicationView view, CallView call, int step) {
    if (step == STEPS.indexOf("COMPILED")) {
      return view.extendedTo() == null ? call.terms().deadline() : view.extendedTo().day();
    }
    return step == TOLD ? call.terms().resultDueOn() : null;
  }

  private String holder(ApplicationView view, CallView call) {
    return switch (view.stage()) {
      case DRAFTING -> view.awaitsPeople() ? view.prefecture().name() : view.drafterOrganisation();
      case REVIEW, COMPILED -> view.prefecture().name();
      case SUBMITTED -> {
        if (view.lateAwaitsConcurrence()) {
          yield text("applications.holder.ministry");
        }
        yield view.correctionDueAt() == null ? call.secretariatName() : view.prefecture().name();
      }
      default -> call.secretariatName();
    };
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
