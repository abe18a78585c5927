package jp.banso.inquiries;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.consultation.OpenDesk;
import jp.banso.consultation.OpenDesks;
import jp.banso.inquiries.AtOnceAnswers.Given;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.RoleKind;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 即答の点検の抽出: of what was answered at once in a month some is drawn by chance, once, and lies with a manager who did not
 * answer it; where there is none, with everybody else of the desk.
 */
@Service
@Transactional
class AnswerSampling {

  private final SecureRandom seeds = new SecureRandom();
  private final AtOnceAnswers answers;
  private final AnswerCheckRows rows;
  private final AnswerCheckProcess process;
  private final OpenDesks desks;
  private final People people;
  private final AuditLog audit;

  AnswerSampling(
      AtOnceAnswers answers, AnswerCheckRows rows, AnswerCheckProcess process, OpenDesks desks, People people,
      AuditLog audit) {
    this.answers = answers;
    this.rows = rows;
    this.process = process;
    this.desks = desks;
    this.people = people;
    this.audit = audit;
  }

  /** When the next month is drawn, past or to come; empty where nothing is checked. */
  @Transactional(readOnly = true)
  Optional<Instant> dueNext(ProgrammeCode programme, Instant now) {
    return undrawn(programme, now).entrySet().stream()
        .map(month -> month.getValue().drawnOn(month.getKey()))
        .min(Comparator.naturalOrder());
  }

  /** The months that have their day by now and were not drawn, the oldest first. */
  @Transactional(readOnly = true)
  List<YearMonth> due(ProgrammeCode programme, Instant now) {
    return undrawn(programme, now).entrySet().stream()
        .filter(month -> !month.getValue().drawnOn(month.getKey()).isAfter(now))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Map<YearMonth, OpenDesk> undrawn(ProgrammeCode programme, Instant now) {
    Map<YearMonth, OpenDesk> months = desks.checking(programme, YearMonth.from(JapanTime.dateOf(now)));
    months.keySet().removeAll(rows.months(programme));
    return months;
  }

  /** Draws a month, unless it was drawn: a month without answers has its record, too. */
  void draw(ProgrammeCode programme, YearMonth month, Instant now) {
    OpenDesk desk = desks.checking(programme, month).get(month);
    if (desk == null) {
      return;
    }
    List<Given> given = answers.of(programme, month, desks.checked(programme));
    Set<UUID> clerks = given.stream().map(Given::clerk).collect(Collectors.toSet());
    long seed = seeds.nextLong();
    List<Integer> drawn =
        AnswerDraw.of(seed, given.stream().map(Given::clerk).toList(), desk.terms().sample());
    rows.addSample(programme, month, now, seed, desk.terms().sample(), clerks.size(), given.size(), drawn.size())
        .ifPresent(
            sample -> {
              rows.addMembers(sample, given.stream().map(Given::id).toList());
              hand(programme, sample, drawn.stream().map(given::get).toList(), desk.checkedBy(now));
              audit.record(
                  AuditEntry.logged(Actor.system(), "audit.inquiries.answersDrawn", null)
                      .detail("programme", programme.name())
                      .detail("month", month.toString())
                      .detail("population", given.size())
                      .detail("count", drawn.size()));
            });
  }

  /** The managers take turns; none looks at what is theirs. */
  private void hand(ProgrammeCode programme, UUID sample, List<Given> drawn, Instant due) {
    List<UUID> managers =
        new ArrayList<>(
            people.withRole(RoleKind.SECRETARIAT_MANAGER, programme).stream().map(PersonView::id).distinct().toList());
    for (int i = 0; i < drawn.size(); i++) {
      Given one = drawn.get(i);
      UUID checker = managers.stream().filter(manager -> !manager.equals(one.clerk())).findFirst().orElse(null);
      if (checker != null) {
        managers.remove(checker);
        managers.add(checker);
      }
      CaseKey key = rows.addCheck(sample, i + 1, one, due);
      process.drawn(key, programme, one.clerk(), checker, due);
    }
  }
}
