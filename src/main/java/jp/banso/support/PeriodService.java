package jp.banso.support;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.banso.kernel.CaseKey;
import jp.banso.parties.RoleKind;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 支援期間の末日: the manager hears what is still open. Nothing ends by itself. */
@Service
@Transactional
public class PeriodService {

  private final SupportCycles cycles;
  private final Meetings meetings;
  private final Dispatches dispatches;
  private final MemberQuestions questions;
  private final SupportMail mail;
  private final SupportActs acts;
  private final MessageSource messages;
  private final Clock clock;

  PeriodService(
      SupportCycles cycles, Meetings meetings, Dispatches dispatches, MemberQuestions questions,
      SupportMail mail, SupportActs acts, MessageSource messages, Clock clock) {
    this.cycles = cycles;
    this.meetings = meetings;
    this.dispatches = dispatches;
    this.questions = questions;
    this.mail = mail;
    this.acts = acts;
    this.messages = messages;
    this.clock = clock;
  }

  /** Called by the running case when the last day has come, late too; acts only on open support. */
  public void reportOpenWork(CaseKey key) {
    SupportCycle cycle = cycles.findByCaseKey(key.value()).orElseThrow();
    if (cycle.state().hasEnded()) {
      return;
    }
    cycle.periodEnded(clock.instant());
    cycles.save(cycle);
    mail.toRole(
        mail.order("support-open-work", cycle, key, "/period")
            .value("periodEndsOn", cycle.periodEndsOn())
            .value("openWork", openWork(cycle)),
        cycle,
        RoleKind.SECRETARIAT_MANAGER);
    acts.bySystem(key, "openWorkReported");
  }

  private List<String> openWork(SupportCycle cycle) {
    List<String> lines = new ArrayList<>();
    lines.add(line("support.openWork.cycle", text(cycle.state().messageKey())));
    meetings.findByCycleIdOrderByNumber(cycle.id().value()).stream()
        .filter(meeting -> !meeting.state().hasEnded())
        .forEach(meeting -> lines.add(line("support.openWork.meeting", meeting.number(), text(meeting.state().messageKey()))));
    dispatches.findByCycleIdOrderByOrdinal(cycle.id().value()).stream()
        .map(Dispatch::view)
        .filter(dispatch -> !dispatch.state().hasEnded())
        .forEach(dispatch -> lines.add(line("support.openWork.dispatch", dispatch.ordinal(), text(dispatch.state().messageKey()))));
    questions.findByCycleIdOrderByOrdinal(cycle.id().value()).stream()
        .map(MemberQuestion::view)
        .filter(question -> !question.state().hasEnded())
        .forEach(question -> lines.add(line("support.openWork.question", question.ordinal(), text(question.state().messageKey()))));
    return lines;
  }

  private String text(String key) {
    return line(key);
  }

  private String line(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
