package jp.banso.applications;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Groups;
import jp.banso.parties.Memberships;
import jp.banso.parties.Memberships.Member;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 地域の担当者: colleagues and successors come to the case of their region, and leave it. */
@Service
@Transactional
public class RegionPeopleService {

  private final ApplicationDesk desk;
  private final Memberships memberships;
  private final People people;
  private final ApplicationMails mails;
  private final AuditLog audit;
  private final Clock clock;

  RegionPeopleService(
      ApplicationDesk desk, Memberships memberships, People people, ApplicationMails mails,
      AuditLog audit, Clock clock) {
    this.desk = desk;
    this.memberships = memberships;
    this.people = people;
    this.mails = mails;
    this.audit = audit;
    this.clock = clock;
  }

  /** Who of the region has the case before them; the ministry is told no names. */
  @Transactional(readOnly = true)
  public List<Member> of(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    boolean shown =
        viewer.role() == RoleKind.PREFECTURE
            || StepPolicy.isTheirs(viewer, application, Step.PEOPLE);
    return shown ? memberships.membersOf(Groups.area(application.key())) : List.of();
  }

  /** Attaches and tells a person by the mail address of an account, so that nobody reads a list of others'. */
  public Outcome<Void> attach(Viewer viewer, ApplicationId id, String mail) {
    Application application = desk.forStep(viewer, id, Step.PEOPLE);
    PersonView person =
        people.withRole(RoleKind.REGION, application.programme()).stream()
            .filter(one -> one.mail().equalsIgnoreCase(mail.strip()))
            .filter(one -> isOf(application, one))
            .findFirst()
            .orElse(null);
    if (person == null) {
      return Outcome.refused("applications.refused.noSuchPerson");
    }
    String group = Groups.area(application.key());
    boolean newly = !memberships.peopleOf(group).contains(person.id());
    memberships.grant(group, person.id());
    if (newly) {
      mails.personAttached(application, person, viewer.actor().label(), clock.instant());
    }
    audit.record(
        entry(viewer, application, "audit.applications.personAttached", person.displayName()));
    return Outcome.done();
  }

  /** Ends a person's part after a last day; nobody locks themselves out. */
  public Outcome<Void> end(Viewer viewer, ApplicationId id, UUID personId, LocalDate lastDay) {
    Application application = desk.forStep(viewer, id, Step.PEOPLE);
    if (viewer.personId().equals(personId)) {
      return Outcome.refused("applications.refused.ownPart");
    }
    String group = Groups.area(application.key());
    Member member =
        memberships.membersOf(group).stream()
            .filter(one -> one.personId().equals(personId))
            .findFirst()
            .orElseThrow(() -> new NotFound("person " + personId + " of " + application.key()));
    memberships.end(group, personId, lastDay);
    audit.record(
        entry(viewer, application, "audit.applications.personEnded", member.name())
            .detail("lastDay", lastDay));
    return Outcome.done();
  }

  /** An organisation of no prefecture may work for any. */
  private static boolean isOf(Application application, PersonView person) {
    return person.prefectureCode() == null
        || person.prefectureCode().equals(application.prefecture().value());
  }

  private static AuditEntry entry(
      Viewer viewer, Application application, String action, String name) {
    return AuditEntry.of(viewer.actor(), action, application.key())
        .detail("person", name)
        .audience(Audience.REGION, Audience.PREFECTURE);
  }
}
