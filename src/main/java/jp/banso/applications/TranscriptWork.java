package jp.banso.applications;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.parties.Groups;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * 事務局入力 as the secretariat's work, until its sender has confirmed it or the application has gone on; while the sender
 * is asked it is the prefecture's too, who answers on screen, by mail or by telephone.
 */
@Component
class TranscriptWork {

  /** Business days in which a paper is to be typed and its sender asked. */
  static final int TYPING_DAYS = 2;

  /** Business days in which a sender is asked to answer. */
  static final int ANSWER_DAYS = 5;

  private static final String REF = "transcript-";
  private static final String SENDER = "transcript-sender-";

  private final Worklist worklist;
  private final BusinessCalendar calendar;
  private final MessageSource messages;
  private final Clock clock;

  TranscriptWork(Worklist worklist, BusinessCalendar calendar, MessageSource messages, Clock clock) {
    this.worklist = worklist;
    this.calendar = calendar;
    this.messages = messages;
    this.clock = clock;
  }

  /** What is to be done with it now, in place of what was. */
  void due(Application application) {
    Transcript typed = application.transcript().orElse(null);
    if (typed == null) {
      return;
    }
    worklist.close(Source.MENTION, REF + application.id().value());
    worklist.close(Source.MENTION, SENDER + application.id().value());
    boolean open = OpenStates.ALL.contains(application.state());
    if (!open || !typed.state().isAwaited()) {
      return;
    }
    LocalDate due =
        typed.state() == TranscriptState.ASKED
            ? typed.dueOn()
            : calendar.plusBusinessDays(LocalDate.now(clock), TYPING_DAYS);
    worklist.openUntil(
        Source.MENTION, REF + application.id().value(), application.programme(),
        Groups.secretariat(application.programme()), application.key(), TranscriptDesk.WORK,
        messages.getMessage("applications.transcript.work." + typed.state(), null, Locale.JAPAN), calendar.lastMomentOf(due));
    if (typed.state() == TranscriptState.ASKED) {
      worklist.openUntil(
          Source.MENTION, SENDER + application.id().value(), application.programme(),
          Groups.prefecture(application.programme(), application.prefecture()), application.key(), TranscriptDesk.WORK,
          messages.getMessage("applications.transcript.work.sender", null, Locale.JAPAN), calendar.lastMomentOf(due));
    }
  }
}
