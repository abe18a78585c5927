package jp.banso.correspondence;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.mail.MailState;
import jp.banso.platform.mail.Outbox;
import jp.banso.platform.mail.SentMail;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mails of a case. The secretariat sees all of its programme, everybody else what was addressed
 * to them. The text of a mail between region and prefecture stays between them, and so does that of
 * a case that is not submitted.
 */
@Service
@Transactional(readOnly = true)
public class Letters {

  private final Outbox outbox;
  private final OwnAddresses addresses;
  private final UndeliveredRows undelivered;
  private final Documents documents;
  private final List<CaseSight> sights;
  private final Clock clock;
  private final Set<String> privateKinds;

  Letters(
      Outbox outbox,
      OwnAddresses addresses,
      UndeliveredRows undelivered,
      Documents documents,
      List<CaseSight> sights,
      Clock clock,
      @Value("${banso.correspondence.private-kinds:M07,M08}") Set<String> privateKinds) {
    this.outbox = outbox;
    this.addresses = addresses;
    this.undelivered = undelivered;
    this.documents = documents;
    this.sights = sights;
    this.clock = clock;
    this.privateKinds = Set.copyOf(privateKinds);
  }

  /** As {@link #of}, for a number that nobody has checked yet: who was written to may always look. */
  public List<LetterLine> listed(Viewer viewer, CaseKey key) {
    List<LetterLine> lines = of(viewer, key);
    if (lines.isEmpty() && sights.stream().noneMatch(sight -> sight.sees(viewer, key))) {
      throw new NotFound("case " + key);
    }
    return lines;
  }

  /** Newest first; the module has checked that the case may be seen. */
  public List<LetterLine> of(Viewer viewer, CaseKey key) {
    Set<String> own = addresses.of(viewer);
    return outbox.ofCase(key).stream()
        .filter(mail -> maySee(viewer, own, mail))
        .map(
            mail ->
                new LetterLine(
                    mail.subject(), mail.recipient(), mail.sentAt() == null ? mail.createdAt() : mail.sentAt(),
                    shown(mail), "/letters/" + mail.id()))
        .toList();
  }

  /** What was sent to the viewer or the viewer's desk, newest first; {@code after} is null at first. */
  public List<Received> received(Viewer viewer, Place after, int size) {
    return outbox.sentTo(viewer.programme(), addresses.of(viewer), after, size).stream()
        .map(
            mail ->
                new Received(
                    mail.subject(), mail.caseKey(), mail.sentAt(), "/letters/" + mail.id(),
                    new Place(ListOrder.instant(mail.sentAt()), mail.id().toString())))
        .toList();
  }

  /** A mail that the viewer was sent; {@code place} is where it stands in the list. */
  public record Received(String subject, String caseKey, Instant at, String href, Place place) {}

  public LetterPage page(Viewer viewer, UUID mailId) {
    Set<String> own = addresses.of(viewer);
    SentMail mail =
        outbox.find(mailId)
            .filter(found -> maySee(viewer, own, found))
            .orElseThrow(() -> new NotFound("mail " + mailId));
    boolean staff = isStaffOf(viewer, mail);
    boolean open = readsText(viewer, mail);
    boolean bodyShown = isAddressedTo(own, mail) || (open && !privateKinds.contains(mail.kind()));
    return new LetterPage(
        mail, staff && open ? mail.blindCopies() : List.of(), files(mail, bodyShown), shown(mail), bodyShown,
        viewer.isManagerOf(ProgrammeCode.of(mail.programme())) && mail.waits(clock.instant()),
        staff && undelivered.open(mailId).isPresent(), mail.state() == MailState.UNCERTAIN);
  }

  private List<StoredFile> files(SentMail mail, boolean bodyShown) {
    return bodyShown
        ? mail.attachments().stream().map(id -> StoredFile.of(documents, id)).toList()
        : List.of();
  }

  /** Of a case whose text is not theirs yet, staff see that a mail went and nothing of its words. */
  private boolean readsText(Viewer viewer, SentMail mail) {
    CaseKey key = new CaseKey(mail.caseKey());
    return sights.stream().allMatch(sight -> sight.readsText(viewer, key));
  }

  /** An attachment of a mail that the viewer may read. */
  public StoredFile attachment(Viewer viewer, UUID mailId, UUID documentId) {
    LetterPage page = page(viewer, mailId);
    if (!page.bodyShown() || !page.mail().attachments().contains(documentId)) {
      throw new NotFound("attachment " + documentId);
    }
    return StoredFile.of(documents, documentId);
  }

  /** A receiver never reads here what has not gone: until then it can be taken back. */
  private boolean maySee(Viewer viewer, Set<String> own, SentMail mail) {
    return isStaffOf(viewer, mail)
        || (mail.programme().equals(viewer.programme().code())
            && isAddressedTo(own, mail)
            && !mail.waits(clock.instant())
            && mail.state() != MailState.CANCELLED);
  }

  private static boolean isStaffOf(Viewer viewer, SentMail mail) {
    return viewer.role().isSecretariat() && viewer.programme().code().equals(mail.programme());
  }

  private static boolean isAddressedTo(Set<String> own, SentMail mail) {
    return Stream.of(List.of(mail.recipient()), mail.copies(), mail.blindCopies())
        .flatMap(List::stream)
        .anyMatch(own::contains);
  }

  /** The relay's states in the words of the list. */
  private String shown(SentMail mail) {
    return switch (mail.state()) {
      case QUEUED -> mail.waits(clock.instant()) ? "HELD" : "QUEUED";
      case CLAIMED -> "QUEUED";
      case SENT -> "SENT";
      case UNCERTAIN, FAILED, BOUNCED -> "FAILED";
      case CANCELLED -> "CANCELLED";
    };
  }
}
