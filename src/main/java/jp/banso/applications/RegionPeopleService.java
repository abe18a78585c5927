package jp.banso.applications;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.accounts.CaseInvitations;
import jp.banso.accounts.Invitation;
import jp.banso.accounts.InvitationOffer;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.calls.Calls;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Groups;
import jp.banso.parties.Memberships;
import jp.banso.parties.OrganisationKind;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.audit.Audience;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 地域の担当者: colleagues and successors come to the case of their region, as editor, commenter or reader, and leave it. Who
 * has no account yet is invited.
 */
@Service
@Transactional
public class RegionPeopleService {

  private final ApplicationDesk desk;
  private final Memberships memberships;
  private final People people;
  private final CaseInvitations invitations;
  private final Calls calls;
  private final ApplicationMails mails;
  private final MessageSource messages;
  private final AuditLog audit;
  private final Clock clock;

  RegionPeopleService(
      ApplicationDesk desk, Memberships memberships, People people, CaseInvitations invitations, Calls calls,
      ApplicationMails mails, MessageSource messages, AuditLog audit, Clock clock) {
    this.desk = desk;
    this.memberships = memberships;
    this.people = people;
    this.invitations = invitations;
    this.calls = calls;
    this.mails = mails;
    this.messages = messages;
    this.audit = audit;
    this.clock = clock;
  }

  /** Who of the region has the case before them; the ministry is told no names. */
  @Transactional(readOnly = true)
  public List<SharedPerson> of(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    boolean shown = viewer.role() == RoleKind.PREFECTURE || viewer.role() == RoleKind.REGION || keeps(viewer, application);
    return shown ? all(application) : List.of();
  }

  private static boolean keeps(Viewer viewer, Application application) {
    return StepPolicy.isTheirs(viewer, application, Step.PEOPLE);
  }

  private List<SharedPerson> all(Application application) {
    return Stream.of(CaseShare.values())
        .flatMap(
            share ->
                memberships.membersOf(share.group(application.key())).stream()
                    .map(
                        one ->
                            new SharedPerson(
                                one.personId(), organisation(one), one.name(), share, one.firstDay(), one.lastDay())))
        .toList();
  }

  private String organisation(Memberships.Member member) {
    return member.organisation() == null
        ? people.find(member.personId()).map(PersonView::organisationName).orElse("")
        : member.organisation();
  }

  /** Who was invited and has not come yet, for those who invite. */
  @Transactional(readOnly = true)
  public List<Invitation> invited(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    return keeps(viewer, application) ? invitations.open(viewer, application.key()) : List.of();
  }

  /**
   * Who is to come.
   *
   * @param name tells apart those who share an address, and addresses the mail; may be empty
   * @param organisation of somebody without an account, empty for the viewer's own
   * @param firstDay null for today
   * @param lastDay null for no end
   */
  public record Addition(
      String mail, String name, String organisation, CaseShare share, LocalDate firstDay, LocalDate lastDay) {}

  /** How somebody was added. */
  public enum Added {
    ATTACHED,
    INVITED
  }

  /**
   * Attaches and tells who has an account with this address, so that nobody reads a list of others', else invites. Whom a
   * region cannot add, of another prefecture or of an office, it is told in the same words.
   */
  public Outcome<Added> attach(Viewer viewer, ApplicationId id, Addition addition) {
    Application application = desk.forStep(viewer, id, Step.PEOPLE);
    LocalDate today = LocalDate.now(clock);
    LocalDate first = addition.firstDay() == null ? today : addition.firstDay();
    if (first.isBefore(today)) {
      return Outcome.refused("accounts.refused.firstDay");
    }
    if (addition.lastDay() != null && addition.lastDay().isBefore(first)) {
      return Outcome.refused("accounts.refused.lastDay");
    }
    List<PersonView> known =
        people.withRole(RoleKind.REGION, application.programme()).stream()
            .filter(one -> one.mail().equalsIgnoreCase(addition.mail().strip()))
            .toList();
    if (known.stream().anyMatch(one -> !isOf(application, one))) {
      return Outcome.refused("applications.refused.noSuchPerson");
    }
    if (known.isEmpty() && viewer.role() == RoleKind.REGION && people.holdsOffice(addition.mail().strip())) {
      return Outcome.refused("applications.refused.noSuchPerson");
    }
    List<PersonView> named =
        known.size() < 2
            ? known
            : known.stream().filter(one -> one.displayName().equals(addition.name().strip())).toList();
    if (named.isEmpty() && known.size() > 1 && addition.name().isBlank()) {
      return Outcome.refused("applications.refused.severalPeople");
    }
    return named.size() == 1
        ? attached(viewer, application, named.get(0), addition, first)
        : invite(viewer, application, addition);
  }

  private Outcome<Added> attached(
      Viewer viewer, Application application, PersonView person, Addition addition, LocalDate first) {
    boolean newly = all(application).stream().noneMatch(one -> one.personId().equals(person.id()));
    if (!newly && person.id().equals(viewer.personId()) && addition.share() != CaseShare.EDITOR) {
      return Outcome.refused("applications.refused.ownPart");
    }
    share(application, person.id(), addition.share(), first, addition.lastDay());
    goesOn(application, addition.share());
    if (newly) {
      mails.personAttached(
          application, person, word(addition.share()), viewer.actor().label(), clock.instant());
    }
    audit.record(
        entry(viewer, application, "audit.applications.personAttached", person.displayName())
            .detail("share", word(addition.share())));
    return Outcome.done(Added.ATTACHED);
  }

  private Outcome<Added> invite(Viewer viewer, Application application, Addition addition) {
    String typed = addition.organisation().strip();
    boolean own = viewer.role() == RoleKind.REGION && (typed.isEmpty() || typed.equals(viewer.organisationName()));
    String known = application.forwardedAt().isPresent() ? application.areaName() : application.drafterOrganisation();
    String named = typed.isEmpty() ? known : typed;
    String inviters =
        switch (viewer.role()) {
          case REGION -> Groups.area(application.key());
          case PREFECTURE -> Groups.prefecture(application.programme(), application.prefecture());
          default -> Groups.secretariat(application.programme());
        };
    return invitations
        .invite(
            viewer,
            new InvitationOffer(
                application.programme(), RoleKind.REGION, own ? viewer.organisationId() : null, OrganisationKind.HUB,
                own ? viewer.organisationName() : named, application.prefecture(), false, addition.mail().strip(),
                addition.name().strip(), addition.firstDay(), addition.lastDay(),
                addition.share().group(application.key()), application.key(),
                new Invitation.CaseName(
                    calls.get(application.call()).title(), area(application))),
            inviters)
        .then(
            nothing -> {
              goesOn(application, addition.share());
              return Outcome.done(Added.INVITED);
            });
  }

  /** Who reads or comments does not write it. */
  private void goesOn(Application application, CaseShare share) {
    if (share == CaseShare.EDITOR && application.awaitsPeople()) {
      application.peopleFound();
      desk.save(application);
    }
  }

  private String area(Application application) {
    String name = ApplicationMails.oneLine(application.areaName());
    String prefecture = application.prefecture().name();
    return name.isEmpty()
        ? prefecture
        : messages.getMessage("applications.people.area", new Object[] {prefecture, name}, Locale.JAPAN);
  }

  /** Shares the case with somebody for something else than before. */
  public Outcome<Void> change(Viewer viewer, ApplicationId id, UUID personId, CaseShare share) {
    Application application = desk.forStep(viewer, id, Step.PEOPLE);
    SharedPerson person = find(application, personId);
    if (viewer.personId().equals(personId)) {
      return Outcome.refused("applications.refused.ownPart");
    }
    LocalDate today = LocalDate.now(clock);
    goesOn(application, share);
    share(application, personId, share, person.firstDay().isAfter(today) ? person.firstDay() : today, person.lastDay());
    audit.record(
        entry(viewer, application, "audit.applications.shareChanged", person.name()).detail("share", word(share)));
    return Outcome.done();
  }

  /** One share at a time: the stronger one would hide the weaker. The role in which they hold it stays the same. */
  private void share(Application application, UUID person, CaseShare share, LocalDate first, LocalDate last) {
    UUID organisation =
        Stream.of(CaseShare.values())
            .flatMap(each -> memberships.membersOf(each.group(application.key())).stream())
            .filter(member -> member.personId().equals(person))
            .map(Memberships.Member::organisationId)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    Stream.of(CaseShare.values())
        .filter(other -> other != share)
        .forEach(other -> memberships.endNow(other.group(application.key()), person));
    memberships.grant(share.group(application.key()), person, organisation, first, last);
  }

  /** Ends a person's part after a last day; nobody locks themselves out. */
  public Outcome<Void> end(Viewer viewer, ApplicationId id, UUID personId, LocalDate lastDay) {
    Application application = desk.forStep(viewer, id, Step.PEOPLE);
    if (viewer.personId().equals(personId)) {
      return Outcome.refused("applications.refused.ownPart");
    }
    SharedPerson person = find(application, personId);
    memberships.end(person.share().group(application.key()), personId, lastDay);
    audit.record(
        entry(viewer, application, "audit.applications.personEnded", person.name())
            .detail("lastDay", lastDay));
    return Outcome.done();
  }

  private SharedPerson find(Application application, UUID personId) {
    return all(application).stream()
        .filter(one -> one.personId().equals(personId))
        .findFirst()
        .orElseThrow(() -> new NotFound("person " + personId + " of " + application.key()));
  }

  private String word(CaseShare share) {
    return messages.getMessage(share.messageKey(), null, Locale.JAPAN);
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
