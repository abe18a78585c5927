package jp.banso.contact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.applications.ApplicationAddressBook;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.CaseReading;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.contact.ContactPage.Receiver;
import jp.banso.correspondence.CaseAnswer;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.correspondence.ReceivedMails;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.DeskContact;
import jp.banso.parties.Groups;
import jp.banso.parties.People;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.DocumentView;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.documents.RecordFile;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.context.MessageSource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 連絡: free letters on an application. The secretariat's go out by mail to whom it chose, and what answers them stands
 * beside them; a letter of region or prefecture is the secretariat's work. Each side reads what it wrote or was written.
 */
@Service
@Transactional
public class CaseLetters {

  /** What the secretariat's work is called; see {@link jp.banso.worklist.WorkDescriber}. */
  public static final String WORK = "case-letter";

  static final String KIND = "case-letter";

  /** Business days in which the secretariat is to answer. */
  private static final int ANSWER_DAYS = 3;

  private static final int MOST_FILES = 10;
  private static final long MEGABYTE = 1024 * 1024;

  /** Bytes before the encoding for mail adds a third: within the 15 MB that a prefecture's mail server takes. */
  private static final long MOST_BY_MAIL = 10 * MEGABYTE;

  /** Bytes of a letter to the secretariat, which stays here. */
  private static final long MOST_HERE = 20 * MEGABYTE;

  private static final String REF = "case-letter-";

  private final LetterRows rows;
  private final CaseReading cases;
  private final ApplicationAddressBook addresses;
  private final People people;
  private final ReceivedMails received;
  private final Mailroom mailroom;
  private final CaseNumbers numbers;
  private final Calls calls;
  private final Documents documents;
  private final Worklist worklist;
  private final BusinessCalendar calendar;
  private final MessageSource messages;
  private final AuditLog audit;
  private final Clock clock;

  CaseLetters(
      LetterRows rows, CaseReading cases, ApplicationAddressBook addresses, People people, ReceivedMails received,
      Mailroom mailroom,
      CaseNumbers numbers, Calls calls, Documents documents, Worklist worklist, BusinessCalendar calendar,
      MessageSource messages, AuditLog audit, Clock clock) {
    this.rows = rows;
    this.cases = cases;
    this.addresses = addresses;
    this.people = people;
    this.received = received;
    this.mailroom = mailroom;
    this.numbers = numbers;
    this.calls = calls;
    this.documents = documents;
    this.worklist = worklist;
    this.calendar = calendar;
    this.messages = messages;
    this.audit = audit;
    this.clock = clock;
  }

  /** A file as it was chosen. */
  public record ChosenFile(String name, long size, InputStreamSource content) {}

  /** The letters of an application, for whoever sees it. */
  @Transactional(readOnly = true)
  public ContactPage open(Viewer viewer, ApplicationId id) {
    ApplicationView application = cases.view(viewer, id);
    Map<UUID, List<UUID>> files = rows.files(id);
    Map<DocumentId, DocumentView> known =
        documents.describe(
            files.values().stream().flatMap(Collection::stream).map(DocumentId::new).toList());
    List<LetterRows.Row> written = rows.of(id);
    Stream<CaseLetter> letters =
        written.stream()
            .filter(letter -> reads(viewer, letter.by(), letter.to()))
            .map(letter -> letter(letter, files.getOrDefault(letter.id(), List.of()), known));
    List<CaseLetter> all =
        Stream.concat(letters, answers(viewer, application, written))
            .sorted(Comparator.comparing(CaseLetter::at).reversed())
            .toList();
    return new ContactPage(
        application, all, receivers(viewer, application), viewer.role().isSecretariat());
  }

  private static CaseLetter letter(
      LetterRows.Row letter, List<UUID> files, Map<DocumentId, DocumentView> known) {
    return new CaseLetter(
        letter.id(), letter.by(), letter.to(), letter.author(), letter.body(), letter.at(),
        files.stream().map(DocumentId::new).filter(known::containsKey).map(known::get).toList(), letter.doneAt(),
        letter.doneBy(), null);
  }

  private Stream<CaseLetter> answers(Viewer viewer, ApplicationView application, List<LetterRows.Row> written) {
    Set<String> ids = written.stream().map(letter -> letter.id().toString()).collect(Collectors.toSet());
    return received.answersOn(viewer, application.key(), KIND).stream()
        .filter(answer -> ids.contains(answer.occasion().split(" ")[0]))
        .filter(answer -> sides(answer).anyMatch(by -> reads(viewer, by, Set.of(Side.SECRETARIAT))))
        .map(answer -> answer(viewer, answer));
  }

  /** Whose address the answered letter went to; a mail sent anew has a word more. */
  private static Stream<Side> sides(CaseAnswer answer) {
    List<String> words = List.of(answer.occasion().split(" "));
    return Stream.of(Side.values()).filter(side -> words.contains(side.name()));
  }

  private static CaseLetter answer(Viewer viewer, CaseAnswer answer) {
    Side by =
        sides(answer)
            .filter(side -> reads(viewer, side, Set.of(Side.SECRETARIAT)))
            .findFirst()
            .orElseThrow();
    return new CaseLetter(
        answer.mail(), by, Set.of(Side.SECRETARIAT), answer.sender(), answer.body(), answer.arrivedAt(), List.of(), null,
        null, viewer.role().isSecretariat() ? "/mails/" + answer.mail() : "");
  }

  private static boolean reads(Viewer viewer, Side by, Set<Side> to) {
    return switch (viewer.role()) {
      case SECRETARIAT, SECRETARIAT_MANAGER, MINISTRY -> true;
      case PREFECTURE -> by == Side.PREFECTURE || to.contains(Side.PREFECTURE);
      case REGION ->
          by == Side.REGION
              || by == Side.REPRESENTATIVE
              || to.contains(Side.REGION)
              || to.contains(Side.REPRESENTATIVE);
      case ADMINISTRATOR, ADVISOR, REVIEWER -> false;
    };
  }

  private List<Receiver> receivers(Viewer viewer, ApplicationView application) {
    CallView call = calls.get(application.callId());
    if (viewer.isSecretariatOf(call.programme())) {
      ApplicationAddressBook.Known known = addresses.of(application.id());
      return Stream.of(
              new Receiver(Side.REPRESENTATIVE, known.representative()), new Receiver(Side.REGION, known.drafter()),
              new Receiver(Side.PREFECTURE, known.prefecture()))
          .filter(one -> one.mail() != null)
          .toList();
    }
    return side(viewer, application) == null
        ? List.of()
        : List.of(new Receiver(Side.SECRETARIAT, call.secretariatMail()));
  }

  /** Null for who writes to nobody here. */
  private Side side(Viewer viewer, ApplicationView application) {
    CallView call = calls.get(application.callId());
    if (viewer.isSecretariatOf(call.programme())) {
      return Side.SECRETARIAT;
    }
    if (viewer.role() == RoleKind.PREFECTURE
        && viewer.holds(Groups.prefecture(call.programme(), application.prefecture()))) {
      return Side.PREFECTURE;
    }
    return viewer.role() == RoleKind.REGION && viewer.holds(Groups.area(application.key())) ? Side.REGION : null;
  }

  /**
   * Guards a letter before its form is read.
   *
   * @throws Forbidden for those who only read
   */
  @Transactional(readOnly = true)
  public void guard(Viewer viewer, ApplicationId id) {
    if (side(viewer, cases.view(viewer, id)) == null) {
      throw new Forbidden(viewer.role() + " writes no letters on " + id.value());
    }
  }

  /**
   * Writes a letter.
   *
   * @param to of the secretariat's: those whom it goes to; of all others ignored, theirs go to the secretariat
   */
  public Outcome<Void> write(
      Viewer viewer, ApplicationId id, Set<Side> to, String text, List<ChosenFile> files) {
    guard(viewer, id);
    ApplicationView application = cases.view(viewer, id);
    CallView call = calls.get(application.callId());
    Side by = side(viewer, application);
    boolean own = by == Side.SECRETARIAT;
    if (own) {
      viewer.requireInPerson(Groups.secretariat(call.programme()), call.programme());
    }
    List<Receiver> receivers =
        receivers(viewer, application).stream().filter(one -> !own || to.contains(one.side())).toList();
    if (receivers.isEmpty()) {
      return Outcome.refused("contact.refused.to");
    }
    if (text.isBlank()) {
      return Outcome.refused("contact.refused.body");
    }
    Outcome<Void> fit = fits(files, own);
    if (!fit.isDone()) {
      return fit;
    }
    List<UUID> stored = files.stream().map(this::store).toList();
    Set<Side> sides = EnumSet.noneOf(Side.class);
    receivers.forEach(one -> sides.add(one.side()));
    LetterRows.Row letter =
        new LetterRows.Row(
            UUID.randomUUID(), id, application.key(), call.programme(), by, sides, viewer.actor().label(),
            viewer.personId(), text.strip(), clock.instant(), null, null);
    rows.add(letter, stored);
    if (own) {
      // who is two of them reads it once
      receivers.stream()
          .collect(
              Collectors.groupingBy(
                  one -> one.mail().toLowerCase(Locale.ROOT), LinkedHashMap::new, Collectors.toList()))
          .values()
          .forEach(same -> send(letter, application, call, same, stored));
    } else {
      worklist.openUntil(
          Source.MENTION, REF + letter.id(), call.programme(), Groups.secretariat(call.programme()), application.key(),
          WORK, messages.getMessage("contact.work", null, Locale.JAPAN),
          calendar.lastMomentOf(calendar.plusBusinessDays(LocalDate.now(clock), ANSWER_DAYS)));
    }
    audit.record(
        AuditEntry.of(viewer.actor(), own ? "audit.contact.sent" : "audit.contact.came", application.key())
            .audience(audience(by, sides)));
    return Outcome.done();
  }

  /** The history says it to whom may read the letter. */
  private static Audience[] audience(Side by, Set<Side> to) {
    List<Audience> read = new ArrayList<>(List.of(Audience.MINISTRY));
    if (by == Side.PREFECTURE || to.contains(Side.PREFECTURE)) {
      read.add(Audience.PREFECTURE);
    }
    if (by == Side.REGION || to.contains(Side.REGION) || to.contains(Side.REPRESENTATIVE)) {
      read.add(Audience.REGION);
    }
    return read.toArray(Audience[]::new);
  }

  private static Outcome<Void> fits(List<ChosenFile> files, boolean byMail) {
    if (files.size() > MOST_FILES) {
      return Outcome.refused("contact.refused.files", MOST_FILES);
    }
    long size = files.stream().mapToLong(ChosenFile::size).sum();
    long most = byMail ? MOST_BY_MAIL : MOST_HERE;
    if (size > most) {
      return Outcome.refused(
          byMail ? "contact.refused.size.mail" : "contact.refused.size", most / MEGABYTE,
          BigDecimal.valueOf(size).divide(BigDecimal.valueOf(MEGABYTE), 1, RoundingMode.UP));
    }
    for (ChosenFile file : files) {
      try {
        if (file.size() == 0 || !RecordFile.isPaper(file.name(), file.content())) {
          return Outcome.refused("contact.refused.kind", file.name());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Outcome.done();
  }

  private UUID store(ChosenFile file) {
    try (InputStream content = file.content().getInputStream()) {
      return documents.store(file.name(), "application/octet-stream", content).value();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void send(
      LetterRows.Row letter, ApplicationView application, CallView call, List<Receiver> same, List<UUID> files) {
    String sides = same.stream().map(one -> one.side().name()).collect(Collectors.joining(" "));
    String names =
        same.stream()
            .map(one -> addressed(one.side(), application, call))
            .collect(Collectors.joining(messages.getMessage("contact.and", null, Locale.JAPAN)));
    MailOrder order =
        MailOrder.of(
                KIND, call.programme(), application.key(), "/applications/" + letter.application().value() + "/contact")
            .on(letter.id() + " " + sides)
            .to(same.get(0).mail())
            .inThread()
            .value("call", call)
            .value("number", numbers.shown(application.key()))
            .value("prefecture", application.prefecture().name())
            .value("receiver", names)
            .value("text", letter.body());
    for (UUID file : files) {
      order = order.attach(file);
    }
    mailroom.send(order);
  }

  /** A desk is written to by its name, a person by the part they have. */
  private String addressed(Side side, ApplicationView application, CallView call) {
    Optional<DeskContact> desk =
        side == Side.PREFECTURE
            ? people.desk(call.programme(), call.fiscalYear(), application.prefecture())
            : Optional.empty();
    return desk.map(
            one -> text("contact.to.desk", application.prefecture().name(), one.deskName()))
        .orElseGet(() -> text("contact.to.person", text(side.messageKey())));
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }

  /** 対応済み: the secretariat has dealt with a letter that came, by an answer here or otherwise. */
  public void done(Viewer viewer, ApplicationId id, UUID letterId) {
    ApplicationView application = cases.view(viewer, id);
    CallView call = calls.get(application.callId());
    LetterRows.Row letter = find(viewer, id, letterId);
    if (!viewer.isSecretariatOf(call.programme())) {
      throw new Forbidden(viewer.role() + " deals with no letters");
    }
    viewer.requireInPerson(Groups.secretariat(call.programme()), call.programme());
    if (!rows.done(letter.id(), viewer.actor().label(), clock.instant())) {
      throw new AlreadyDone("letter " + letterId + " is dealt with");
    }
    worklist.close(Source.MENTION, REF + letter.id());
    audit.record(AuditEntry.of(viewer.actor(), "audit.contact.done", application.key()));
  }

  private LetterRows.Row find(Viewer viewer, ApplicationId id, UUID letter) {
    return rows.find(letter)
        .filter(one -> one.application().equals(id) && reads(viewer, one.by(), one.to()))
        .orElseThrow(() -> new NotFound("letter " + letter));
  }

  /** A file of a letter that the viewer reads. */
  @Transactional(readOnly = true)
  public DocumentView file(Viewer viewer, ApplicationId id, UUID letter, UUID document) {
    cases.view(viewer, id);
    LetterRows.Row found = find(viewer, id, letter);
    return rows.files(id).getOrDefault(found.id(), List.of()).stream()
        .filter(document::equals)
        .findFirst()
        .flatMap(one -> documents.describe(new DocumentId(one)))
        .orElseThrow(() -> new NotFound("file " + document));
  }

  /** What the work is about, by its reference: number of the case, and its page. */
  @Transactional(readOnly = true)
  public Map<String, Subject> subjects(Collection<String> refs) {
    List<UUID> ids =
        refs.stream().map(ref -> UUID.fromString(ref.substring(REF.length()))).toList();
    return rows.all(ids).stream()
        .collect(
            Collectors.toMap(
                row -> REF + row.id(),
                row ->
                    new Subject(
                        numbers.shown(row.key()) + " " + row.author(),
                        "/applications/" + row.application().value() + "/contact")));
  }

  /** A letter in a list of tasks. */
  public record Subject(String title, String page) {}
}
