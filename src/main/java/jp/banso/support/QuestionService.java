package jp.banso.support;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import jp.banso.correspondence.MailOrder;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Groups;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 構成員からの質問 (S2 §3): only members ask; secretariat or advisor answers, or it is out of scope. */
@Service
@Transactional
public class QuestionService {

  private final MemberQuestions questions;
  private final FinalReports reports;
  private final CycleAccess access;
  private final AdvisorDesk advisors;
  private final People people;
  private final QuestionProcess process;
  private final SupportActs acts;
  private final SupportMail mail;
  private final Clock clock;

  QuestionService(
      MemberQuestions questions, FinalReports reports, CycleAccess access, AdvisorDesk advisors,
      People people, QuestionProcess process, SupportActs acts, SupportMail mail, Clock clock) {
    this.questions = questions;
    this.reports = reports;
    this.access = access;
    this.advisors = advisors;
    this.people = people;
    this.process = process;
    this.acts = acts;
    this.mail = mail;
    this.clock = clock;
  }

  /** Takes in the question of a person on the confirmed roster, named by {@link Member#reference()}. */
  public Outcome<Integer> ask(Viewer viewer, SupportCycleId id, String reference, String body) {
    SupportCycle cycle = access.locked(viewer, id);
    CycleAccess.requireRegion(viewer, cycle);
    if (!cycle.state().isUnderway() || !cycle.rosterConfirmed()) {
      return Outcome.refused("support.question.refused.roster");
    }
    if (reports.isHandedIn(id)) {
      return Outcome.refused("support.question.refused.reported");
    }
    Member asker =
        cycle.members().stream()
            .filter(member -> member.reference().equals(reference))
            .findFirst()
            .orElse(null);
    if (asker == null) {
      return Outcome.refused("support.question.refused.member");
    }
    int ordinal = questions.countByCycleId(id.value()) + 1;
    MemberQuestion question =
        questions.save(MemberQuestion.ask(cycle, ordinal, asker, body, clock.instant()));
    process.received(question.key(), cycle.programme());
    acts.outside(
        viewer, question.key(), "questionAsked", null, asker.mail(),
        SupportActs.said("support.question.body", body));
    return Outcome.done(ordinal);
  }

  public Outcome<Void> routeToSecretariat(Viewer viewer, SupportCycleId id, int ordinal) {
    MemberQuestion question = sorted(viewer, id, ordinal);
    question.routeToSecretariat();
    questions.save(question);
    process.routedToSecretariat(question.key());
    acts.done(viewer, question.key(), "questionRouted", null);
    return Outcome.done();
  }

  public Outcome<Void> routeToAdvisor(Viewer viewer, SupportCycleId id, int ordinal, UUID advisorId) {
    SupportCycle cycle = access.visible(viewer, id);
    MemberQuestion question = sorted(viewer, id, ordinal);
    Outcome<PersonView> assigned = advisors.assign(cycle, advisorId, question.key().value());
    return assigned.then(
        advisor -> {
          question.routeToAdvisor(advisorId, advisor.displayName());
          questions.save(question);
          process.routedToAdvisor(question.key(), Groups.advisor(advisorId));
          acts.done(viewer, question.key(), "questionRouted", null);
          mail.toPerson(
              order("question-to-advisor", cycle, question),
              advisor);
          return Outcome.done();
        });
  }

  /** Not about the hub or the support: the asker is told where to turn (M31). */
  public Outcome<Void> outOfScope(Viewer viewer, SupportCycleId id, int ordinal, String guidance) {
    MemberQuestion question = sorted(viewer, id, ordinal);
    if (guidance.isBlank()) {
      return Outcome.refused("support.question.refused.text");
    }
    question.outOfScope(guidance, clock.instant());
    questions.save(question);
    process.foundOutOfScope(question.key());
    acts.done(viewer, question.key(), "questionOutOfScope", null);
    letter("M31", access.visible(viewer, id), question);
    return Outcome.done();
  }

  public Outcome<Void> advise(Viewer viewer, SupportCycleId id, int ordinal, String advice) {
    SupportCycle cycle = access.visible(viewer, id);
    MemberQuestion question = question(id, ordinal);
    viewer.requireActFor(Groups.advisor(question.advisorId()), cycle.programme());
    if (advice.isBlank()) {
      return Outcome.refused("support.question.refused.text");
    }
    question.advise(advice);
    questions.save(question);
    process.advised(question.key());
    String advisorsMail = people.find(question.advisorId()).map(PersonView::mail).orElse(null);
    acts.outside(
        viewer, question.key(), "questionAdvised", null, advisorsMail,
        SupportActs.said("support.question.advice", advice));
    advisors.end(cycle, question.key().value());
    return Outcome.done();
  }

  /** Takes the question back from an advisor who does not answer; it is sorted anew, to another if need be. */
  public Outcome<Void> takeBack(Viewer viewer, SupportCycleId id, int ordinal, String reason) {
    SupportCycle cycle = access.visible(viewer, id);
    MemberQuestion question = sorted(viewer, id, ordinal);
    if (reason.isBlank()) {
      return Outcome.refused("support.question.refused.text");
    }
    Optional<PersonView> advisor = Optional.ofNullable(question.advisorId()).flatMap(people::find);
    question.takeBack();
    questions.save(question);
    process.takenBack(question.key());
    mail.cancelAsking(question.key());
    advisors.end(cycle, question.key().value());
    acts.doneInside(viewer, question.key(), "questionTakenBack", reason);
    advisor.ifPresent(person -> mail.toLeaving(order("question-taken-back", cycle, question), person));
    return Outcome.done();
  }

  /** Sends the answer to the asker (M30). */
  public Outcome<Void> answer(Viewer viewer, SupportCycleId id, int ordinal, String text) {
    MemberQuestion question = sorted(viewer, id, ordinal);
    if (text.isBlank()) {
      return Outcome.refused("support.question.refused.text");
    }
    question.answer(text, clock.instant());
    questions.save(question);
    process.answered(question.key());
    acts.done(viewer, question.key(), "questionAnswered", null);
    letter("M30", access.visible(viewer, id), question);
    return Outcome.done();
  }

  /** The asker needs no answer any more. */
  public Outcome<Void> cancel(Viewer viewer, SupportCycleId id, int ordinal) {
    SupportCycle cycle = access.visible(viewer, id);
    MemberQuestion question = question(id, ordinal);
    if (!viewer.isSecretariatOf(cycle.programme())) {
      CycleAccess.requireRegion(viewer, cycle);
    }
    cancelled(cycle, question);
    acts.outside(viewer, question.key(), "questionCancelled", null, question.view().askerMail());
    return Outcome.done();
  }

  void cancelAll(SupportCycle cycle) {
    questions.findByCycleIdOrderByOrdinal(cycle.id().value()).stream()
        .filter(question -> !question.state().hasEnded())
        .forEach(question -> cancelled(cycle, question));
  }

  private void cancelled(SupportCycle cycle, MemberQuestion question) {
    question.cancel();
    questions.save(question);
    process.cancelled(question.key());
    mail.cancelAsking(question.key());
    advisors.end(cycle, question.key().value());
  }

  private void letter(String template, SupportCycle cycle, MemberQuestion question) {
    QuestionView view = question.view();
    mail.send(
        order(template, cycle, question),
        order -> order.value("addressee", view.askerName()).to(view.askerMail()).blindCopy(cycle.representativeMail()));
  }

  private MailOrder order(String template, SupportCycle cycle, MemberQuestion question) {
    QuestionView view = question.view();
    return mail.order(template, cycle, question.key(), "/questions/" + view.ordinal())
        .value("question", view);
  }

  private MemberQuestion sorted(Viewer viewer, SupportCycleId id, int ordinal) {
    CycleAccess.requireSecretariat(viewer, access.visible(viewer, id));
    return question(id, ordinal);
  }

  private MemberQuestion question(SupportCycleId id, int ordinal) {
    return questions
        .findByCycleIdAndOrdinal(id.value(), ordinal)
        .orElseThrow(() -> new NotFound("question " + ordinal));
  }
}
