package jp.banso.correspondence;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.mail.MailHeading;
import jp.banso.platform.mail.MailState;
import jp.banso.platform.mail.Outbox;
import jp.banso.platform.mail.SentMail;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mails of a case. The secretariat sees all of its programme, everybody else what was addressed
 * to them. The text of a mail between region and prefecture stays between them, and so does that of
 * a case that is not submitted. What came in answer stands among them, see {@link ReceivedMails}.
 */
@Service
@Transactional(readOnly = true)
public class Letters {

  private static final int LATEST = 10;
  private static final Comparator<LetterLine> NEWEST_FIRST =
      Comparator.<LetterLine, String>comparing(line -> line.place().value())
          .thenComparing(line -> line.place().key())
          .reversed();

  private final Outbox outbox;
  private final OwnAddresses addresses;
  private final People people;
  private final UndeliveredRows undelivered;
  private final ReceivedMails received;
  private final Documents documents;
  private final List<CaseSight> sights;
  private final Clock clock;
  private final Set<String> privateKinds;

  Letters(
      Outbox outbox,
      OwnAddresses addresses,
      People people,
      UndeliveredRows undelivered,
      ReceivedMails received,
      Documents documents,
      List<CaseSight> sights,
      Clock clock,
      @Value("${banso.correspondence.private-kinds:M07,M08,comment-mention,application-copy}") Set<String> privateKinds) {
    this.outbox = outbox;
    this.addresses = addresses;
    this.people = people;
    this.undelivered = undelivered;
    this.received = received;
    this.documents = documents;
    this.sights = sights;
    this.clock = clock;
    this.privateKinds = Set.copyOf(privateKinds);
  }

  /**
   * The mails of a case, newest first, for a number that nobody has checked yet: who was written to
   * may always look.
   *
   * @param after null for the first page
   */
  public List<LetterLine> listed(Viewer viewer, CaseKey key, Place after, int size) {
    List<LetterLine> lines = lines(viewer, key, null, after, size);
    if (lines.isEmpty() && sights.stream().noneMatch(sight -> sight.sees(viewer, key))) {
      throw new NotFound("case " + key);
    }
    return lines;
  }

  /** The newest for the page of the case; its module has checked that it may be seen. */
  public LatestLetters latest(Viewer viewer, CaseKey key) {
    return latest(viewer, key, null);
  }

  /** As {@link #latest(Viewer, CaseKey)}, of those sent or written since. */
  public LatestLetters latest(Viewer viewer, CaseKey key, Instant since) {
    Set<String> own = readableAddresses(viewer);
    return new LatestLetters(
        lines(viewer, key, since, null, LATEST),
        outbox.countOfCase(viewer.programme(), key, own, since) + received.countOfCase(viewer, key, own, since),
        own != null);
  }

  private List<LetterLine> lines(Viewer viewer, CaseKey key, Instant since, Place after, int size) {
    Set<String> own = readableAddresses(viewer);
    List<LetterLine> sent = lines(viewer, outbox.ofCase(viewer.programme(), key, own, since, after, size));
    return Stream.concat(sent.stream(), received.letters(viewer, key, own, since, after, size).stream())
        .sorted(NEWEST_FIRST)
        .limit(size)
        .toList();
  }

  private List<LetterLine> lines(Viewer viewer, List<MailHeading> mails) {
    Map<String, String> names =
        people.namesByMail(
            viewer.programme(), mails.stream().map(MailHeading::recipient).collect(Collectors.toSet()));
    return mails.stream().map(mail -> line(mail, recipient(viewer, mail), names)).toList();
  }

  private LetterLine line(MailHeading mail, String to, Map<String, String> names) {
    return new LetterLine(
        mail.subject(), to, names.get(to), at(mail), shown(mail), "/letters/" + mail.id(), Outbox.placeOf(mail));
  }

  private Instant at(MailHeading mail) {
    if (mail.sentAt() != null) {
      return mail.sentAt();
    }
    return mail.waits(clock.instant()) ? mail.notBefore() : mail.createdAt();
  }

  /** Null for the staff, who see every mail of their programme. */
  private Set<String> readableAddresses(Viewer viewer) {
    return viewer.role().isSecretariat() ? null : addresses.of(viewer);
  }

  /** What was sent to the viewer or the viewer's desk, newest first; {@code after} is null at first. */
  public List<Received> received(Viewer viewer, Place after, int size) {
    return outbox.sentTo(viewer.programme(), addresses.of(viewer), after, size).stream()
        .map(
            arrival ->
                new Received(
                    arrival.mail().subject(), arrival.mail().caseKey(), arrival.at(),
                    "/letters/" + arrival.mail().id(), arrival.place()))
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
    boolean open = readsText(viewer, mail.heading());
    boolean bodyShown =
        isAddressedTo(own, mail) || readsText(viewer, mail.kind(), new CaseKey(mail.caseKey()));
    return new LetterPage(
        mail, recipient(viewer, mail.heading()), staff && open ? mail.blindCopies() : List.of(),
        staff ? split(viewer, mail) : List.of(), files(mail, bodyShown), shown(mail.heading()), bodyShown,
        viewer.isManagerOf(ProgrammeCode.of(mail.programme())) && mail.heading().waits(clock.instant()),
        staff && undelivered.open(mailId).isPresent(), mail.state() == MailState.UNCERTAIN);
  }

  private List<StoredFile> files(SentMail mail, boolean bodyShown) {
    return bodyShown
        ? mail.attachments().stream().map(id -> StoredFile.of(documents, id)).toList()
        : List.of();
  }

  private List<LetterLine> split(Viewer viewer, SentMail mail) {
    return lines(viewer, outbox.copiesOf(mail.id()));
  }

  /** A blind copy's address may stand in nothing but the text that is not the viewer's yet. */
  private String recipient(Viewer viewer, MailHeading mail) {
    return mail.blind() && viewer.role().isSecretariat() && !readsText(viewer, mail) ? "" : mail.recipient();
  }

  /** Of a case whose text is not theirs yet, staff see that a mail went and nothing of its words. */
  private boolean readsText(Viewer viewer, MailHeading mail) {
    return readsText(viewer, new CaseKey(mail.caseKey()));
  }

  /** Whether the viewer, of the staff, may read what mails of this kind say of the case. */
  boolean readsText(Viewer viewer, String kind, CaseKey key) {
    return !privateKinds.contains(kind) && readsText(viewer, key);
  }

  private boolean readsText(Viewer viewer, CaseKey key) {
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
            && !mail.heading().waits(clock.instant())
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
  private String shown(MailHeading mail) {
    return switch (mail.state()) {
      case QUEUED -> mail.waits(clock.instant()) ? "HELD" : "QUEUED";
      case CLAIMED -> "QUEUED";
      case SENT -> "SENT";
      case UNCERTAIN, FAILED, BOUNCED -> "FAILED";
      case CANCELLED -> "CANCELLED";
    };
  }
}
