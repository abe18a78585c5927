package jp.banso.support;

import java.util.Set;
import java.util.function.UnaryOperator;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.kernel.CaseKey;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.RoleKind;
import jp.banso.platform.mail.MailAddresses;
import org.springframework.stereotype.Component;

/** Addresses the module's mails: one party each, the prefecture's desk as copy where it is told. */
@Component
class SupportMail {

  /** Those that ask somebody for something, or to come. */
  private static final Set<String> ASKING =
      Set.of(
          "reminder", "M20", "M21", "M22", "M23", "M25", "M27", "question-to-advisor",
          "support-open-work", "support-report-correction", "measures-missing");

  private static final String LIST = "/support";

  private final Mailroom mailroom;
  private final Calls calls;
  private final People people;
  private final AdvisorDesk advisors;

  SupportMail(Mailroom mailroom, Calls calls, People people, AdvisorDesk advisors) {
    this.mailroom = mailroom;
    this.calls = calls;
    this.people = people;
    this.advisors = advisors;
  }

  /**
   * A mail about the region with what every one of them prints.
   *
   * @param page path below the case's own page, empty for that
   */
  MailOrder order(String template, SupportCycle cycle, CaseKey key, String page) {
    CallView call = calls.get(cycle.callId());
    return MailOrder.of(template, cycle.programme(), key, LIST + "/" + cycle.id().value() + page)
        .value("fiscalYear", call.fiscalYear().name())
        .value("statements", call.statements())
        .value("projectTitle", call.projectTitle())
        .value("prefecture", cycle.prefecture().name())
        .value("areaName", cycle.areaName());
  }

  void toRegion(MailOrder order, SupportCycle cycle) {
    mailroom.send(
        order
            .value("addressee", cycle.representativeName())
            .to(cycle.representativeMail())
            .copy(cycle.deskMail()));
  }

  /**
   * To the representative and every member, each on their own. A roster saved half-way has rows without
   * an address: they stop nothing.
   */
  void toMembers(MailOrder order, SupportCycle cycle) {
    toRegion(order, cycle);
    cycle.members().stream()
        .filter(member -> MailAddresses.isOne(member.mail()))
        .filter(member -> !member.mail().equals(cycle.representativeMail()))
        .map(member -> order.value("addressee", member.name()).to(member.mail()))
        .forEach(mailroom::send);
  }

  void toAssignedAdvisors(MailOrder order, SupportCycle cycle) {
    advisors.assigned(cycle.id()).stream()
        .map(AssignedAdvisor::advisorId)
        .distinct()
        .flatMap(id -> people.find(id).stream())
        .forEach(person -> toPerson(order, person));
  }

  /** To advisors whose part ends with it: the case is closed to them, their list of cases is not. */
  void toLeavingAdvisors(MailOrder order, SupportCycle cycle) {
    toAssignedAdvisors(order.leadingTo(LIST), cycle);
  }

  void toLeaving(MailOrder order, PersonView advisor) {
    toPerson(order.leadingTo(LIST), advisor);
  }

  void toPerson(MailOrder order, PersonView person) {
    mailroom.send(order.value("addressee", person.displayName()).to(person.mail()));
  }

  void toRole(MailOrder order, SupportCycle cycle, RoleKind role) {
    people.withRole(role, cycle.programme()).forEach(person -> toPerson(order, person));
  }

  /** Of a case that has ended nothing is asked any more. */
  void cancelAsking(CaseKey key) {
    mailroom.cancelWaiting(key, ASKING);
  }

  void send(MailOrder order, UnaryOperator<MailOrder> addressed) {
    mailroom.send(addressed.apply(order));
  }
}
