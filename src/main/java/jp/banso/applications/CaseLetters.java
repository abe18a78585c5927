package jp.banso.applications;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.banso.calls.Calls;
import jp.banso.parties.DeskContact;
import jp.banso.parties.People;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.mail.Outbox;
import jp.banso.platform.mail.SentMail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The mails of an application that its viewer may see: one's own, staff from the submission on. */
@Service
@Transactional(readOnly = true)
public class CaseLetters {

  private final ApplicationDesk desk;
  private final Outbox outbox;
  private final People people;
  private final Addressees addressees;
  private final Calls calls;

  CaseLetters(
      ApplicationDesk desk, Outbox outbox, People people, Addressees addressees, Calls calls) {
    this.desk = desk;
    this.outbox = outbox;
    this.people = people;
    this.addressees = addressees;
    this.calls = calls;
  }

  /** A mail as a list shows it; {@code state} in the words of fragments/letters. */
  public record Letter(String subject, String to, Instant at, String state, String href) {}

  public List<Letter> of(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    Set<String> own = ownAddresses(viewer, application);
    boolean staff = viewer.role().isSecretariat() && application.receipt().isGiven();
    return outbox.ofCase(application.key()).stream()
        .filter(mail -> mail.caseKey().equals(application.key().value()))
        .filter(mail -> staff || own.contains(mail.recipient()) || mail.copies().stream().anyMatch(own::contains))
        .map(mail -> new Letter(mail.subject(), mail.recipient(), mail.createdAt(), state(mail), null))
        .toList();
  }

  private Set<String> ownAddresses(Viewer viewer, Application application) {
    Set<String> own = new HashSet<>();
    people.find(viewer.personId()).ifPresent(person -> own.add(person.mail()));
    if (viewer.role() == RoleKind.REGION) {
      Addressees.representative(application).ifPresent(own::add);
    }
    if (viewer.role() == RoleKind.PREFECTURE) {
      addressees.desk(calls.get(application.call()), application.prefecture())
          .map(DeskContact::mail)
          .ifPresent(own::add);
    }
    return own;
  }

  private static String state(SentMail mail) {
    return switch (mail.state()) {
      case HELD -> "HELD";
      case QUEUED, CLAIMED, UNCERTAIN -> "QUEUED";
      case SENT -> "SENT";
      case FAILED, BOUNCED -> "FAILED";
      case CANCELLED -> "CANCELLED";
    };
  }
}
