package jp.banso.support;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.banso.parties.People;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.mail.Outbox;
import jp.banso.platform.mail.SentMail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The mails of a region's support: the secretariat sees all, everybody else what came to them. */
@Service
@Transactional(readOnly = true)
public class SupportLetters {

  private final CycleAccess access;
  private final Outbox outbox;
  private final People people;

  SupportLetters(CycleAccess access, Outbox outbox, People people) {
    this.access = access;
    this.outbox = outbox;
    this.people = people;
  }

  /** A mail as a list shows it; {@code state} in the words of fragments/letters. */
  public record Letter(String subject, String to, Instant at, String state, String href) {}

  public List<Letter> of(Viewer viewer, SupportCycleId id) {
    SupportCycle cycle = access.visible(viewer, id);
    Set<String> own = ownAddresses(viewer, cycle);
    boolean staff = viewer.isSecretariatOf(cycle.programme());
    return outbox.ofCase(cycle.key()).stream()
        .filter(mail -> !mail.createdAt().isBefore(cycle.view().startedAt()))
        .filter(mail -> staff || own.contains(mail.recipient()) || mail.copies().stream().anyMatch(own::contains))
        .map(mail -> new Letter(mail.subject(), mail.recipient(), mail.createdAt(), state(mail), null))
        .toList();
  }

  private Set<String> ownAddresses(Viewer viewer, SupportCycle cycle) {
    Set<String> own = new HashSet<>();
    people.find(viewer.personId()).ifPresent(person -> own.add(person.mail()));
    if (viewer.role() == RoleKind.REGION) {
      own.add(cycle.representativeMail());
    }
    if (viewer.role() == RoleKind.PREFECTURE && cycle.deskMail() != null) {
      own.add(cycle.deskMail());
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
