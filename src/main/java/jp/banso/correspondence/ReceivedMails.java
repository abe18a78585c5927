package jp.banso.correspondence;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.database.ListCount;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.inbound.InboundFile;
import jp.banso.platform.inbound.InboundMail;
import jp.banso.platform.inbound.InboundMails;
import jp.banso.platform.mail.MailHeading;
import jp.banso.platform.mail.Outbox;
import jp.banso.platform.web.BulkReport;
import jp.banso.platform.web.OptionView;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 届いたメール: what came to the secretariat, until somebody has done with it what it wants. Who was written the mail
 * that one answers reads the answer too; everything else is the secretariat's.
 */
@Service
@Transactional
public class ReceivedMails {

  /** What the work item is about; see {@link jp.banso.worklist.WorkDescriber}. */
  public static final String WORK = "inbound-mail";

  private static final Pattern NUMBER =
      Pattern.compile("R[0-9]+-[A-Z]+[0-9]*(-[0-9]{2}(-[0-9]{3})?)?(-[A-Z][0-9A-F]{1,8})?");
  private static final int MOST_ANSWERS = 200;
  private static final String PROBLEM = "correspondence.mail.problem.";

  private final ReceivedMailRows rows;
  private final InboundMails mails;
  private final MailArrivals arrivals;
  private final ObjectProvider<InboundMailHandler> handlers;
  private final Outbox outbox;
  private final OwnAddresses addresses;
  private final List<CaseSight> sights;
  private final CaseNumbers numbers;
  private final Documents documents;
  private final Worklist worklist;
  private final People people;
  private final AuditLog audit;
  private final MessageSource messages;
  private final Clock clock;

  ReceivedMails(
      ReceivedMailRows rows, InboundMails mails, MailArrivals arrivals,
      ObjectProvider<InboundMailHandler> handlers, Outbox outbox, OwnAddresses addresses, List<CaseSight> sights, CaseNumbers numbers, Documents documents, Worklist worklist,
      People people, AuditLog audit, MessageSource messages, Clock clock) {
    this.rows = rows;
    this.mails = mails;
    this.arrivals = arrivals;
    this.handlers = handlers;
    this.outbox = outbox;
    this.addresses = addresses;
    this.sights = sights;
    this.numbers = numbers;
    this.documents = documents;
    this.worklist = worklist;
    this.people = people;
    this.audit = audit;
    this.messages = messages;
    this.clock = clock;
  }

  /** A page of the list, for the secretariat; {@code after} is null for the first. */
  @Transactional(readOnly = true)
  public List<ReceivedMailLine> page(
      Viewer viewer, ReceivedMailFilter filter, ReceivedMailColumn column, boolean descending, Place after, int size) {
    requireReceiver(viewer);
    return lines(rows.page(viewer.programme(), filter, number(filter), column.order(descending), after, size));
  }

  /** How many the list holds, for the secretariat. */
  @Transactional(readOnly = true)
  public ListCount count(Viewer viewer, ReceivedMailFilter filter) {
    requireReceiver(viewer);
    return rows.count(viewer.programme(), filter, number(filter));
  }

  private static void requireReceiver(Viewer viewer) {
    if (!viewer.role().isSecretariat()) {
      throw new Forbidden(viewer.role() + " receives no mail");
    }
  }

  private String number(ReceivedMailFilter filter) {
    return filter.text() == null ? "" : numbers.asKey(filter.text());
  }

  private List<ReceivedMailLine> lines(List<ReceivedMailRows.Row> found) {
    Map<UUID, InboundMail> headings = headings(found);
    Map<String, WorkItem> work =
        worklist.ofRefs(Source.MAIL, found.stream().map(row -> row.id().toString()).toList());
    Map<UUID, String> names =
        people.names(work.values().stream().map(WorkItem::assigneeId).filter(Objects::nonNull).toList());
    return found.stream()
        .map(row -> line(row, headings.get(row.id()), work.get(row.id().toString()), names))
        .toList();
  }

  private Map<UUID, InboundMail> headings(List<ReceivedMailRows.Row> found) {
    return mails.headings(found.stream().map(ReceivedMailRows.Row::id).toList()).stream()
        .collect(Collectors.toMap(InboundMail::id, Function.identity()));
  }

  private ReceivedMailLine line(
      ReceivedMailRows.Row row, InboundMail mail, WorkItem work, Map<UUID, String> names) {
    return new ReceivedMailLine(
        row.id(), subject(mail), mail.sender(), row.arrivedAt(), row.state(), row.caseKey(), problem(mail),
        work == null || work.assigneeId() == null ? null : names.get(work.assigneeId()),
        work == null ? row.decidedAt() : work.openedAt(), row.decidedBy(), href(row), row.place());
  }

  private String href(ReceivedMailRows.Row row) {
    return row.state() == ReceivedMailState.CLAIMED ? handler(row.handler()).page(row.id()) : "/mails/" + row.id();
  }

  private static String problem(InboundMail mail) {
    return mail.problem() == null ? null : PROBLEM + mail.problem();
  }

  private String subject(InboundMail mail) {
    return mail.subject().isBlank()
        ? messages.getMessage("correspondence.mail.noSubject", null, Locale.JAPAN)
        : mail.subject();
  }

  /** The mail as the viewer may read it. */
  @Transactional(readOnly = true)
  public ReceivedMailPage open(Viewer viewer, UUID id) {
    ReceivedMailRows.Row row = visible(viewer, id);
    InboundMail mail = mail(id);
    boolean staff = isStaff(viewer, row);
    return new ReceivedMailPage(
        mail, subject(mail), problem(mail), row.state(), row.caseKey(), answered(row),
        staff && row.caseKey() == null ? proposed(viewer, mail) : null, staff ? row.note() : null,
        staff ? row.decidedBy() : null, staff ? row.decidedAt() : null, staff ? choices() : List.of(),
        staff && row.handler() != null ? handler(row.handler()).page(id) : null, staff);
  }

  private MailHeading answered(ReceivedMailRows.Row row) {
    return row.answers() == null ? null : outbox.headings(List.of(row.answers())).stream().findFirst().orElse(null);
  }

  private List<OptionView> choices() {
    return handlers.orderedStream()
        .map(one -> new OptionView(one.name(), messages.getMessage(one.workKey(), null, Locale.JAPAN)))
        .toList();
  }

  /** The number in the subject proves nothing: a person says whether the mail belongs there. */
  private String proposed(Viewer viewer, InboundMail mail) {
    Matcher number = NUMBER.matcher(numbers.asKey(mail.subject()));
    while (number.find()) {
      CaseKey key = new CaseKey(number.group());
      if (sees(viewer, key)) {
        return key.value();
      }
    }
    return null;
  }

  private boolean sees(Viewer viewer, CaseKey key) {
    return sights.stream().anyMatch(sight -> sight.sees(viewer, key));
  }

  /** A file of a mail that the viewer may read. */
  @Transactional(readOnly = true)
  public StoredFile file(Viewer viewer, UUID id, UUID document) {
    visible(viewer, id);
    InboundMail mail = mail(id);
    boolean its =
        mail.rawId().equals(document)
            || mail.files().stream().map(InboundFile::documentId).anyMatch(document::equals);
    if (!its) {
      throw new NotFound("file " + document);
    }
    return StoredFile.of(documents, document);
  }

  /** The mail with its offer, for the page of its handler. */
  @Transactional(readOnly = true)
  public OfferedMail offered(Viewer viewer, UUID id) {
    ReceivedMailRows.Row row = visible(viewer, id);
    if (!isStaff(viewer, row)) {
      throw new NotFound("mail " + id);
    }
    return arrivals.offered(mail(id), row);
  }

  /** Where it stands, for the page of its handler. */
  @Transactional(readOnly = true)
  public boolean isWorkOf(Viewer viewer, UUID id, String handler) {
    ReceivedMailRows.Row row = visible(viewer, id);
    return row.state() == ReceivedMailState.CLAIMED && handler.equals(row.handler());
  }

  /** Puts it to the letters of a case, by its number as typed. */
  public Outcome<Void> fileOn(Viewer viewer, UUID id, String typed) {
    ReceivedMailRows.Row row = held(viewer, id);
    CaseKey key = known(viewer, typed).orElse(null);
    if (key == null) {
      return Outcome.refused("correspondence.mail.refused.number");
    }
    Optional<InboundMailHandler> hearing = arrivals.hearing(key);
    settle(viewer, hearing.map(one -> row.takenBy(one.name())).orElse(row), key, "");
    record(viewer, "audit.correspondence.mailFiled", key, "");
    hearing.ifPresent(one -> one.filed(arrivals.offered(mail(id), row), key));
    return Outcome.done();
  }

  private Optional<CaseKey> known(Viewer viewer, String typed) {
    try {
      return Optional.of(new CaseKey(numbers.asKey(typed == null ? "" : typed.strip()))).filter(key -> sees(viewer, key));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** 対応不要, or answered otherwise; the reason is kept. */
  public Outcome<Void> close(Viewer viewer, UUID id, String reason) {
    ReceivedMailRows.Row row = held(viewer, id);
    String text = reason == null ? "" : reason.strip();
    if (text.isEmpty()) {
      return Outcome.refused("correspondence.mail.refused.reason");
    }
    settle(viewer, row, null, text);
    record(viewer, "audit.correspondence.mailClosed", row.caseKey() == null ? null : new CaseKey(row.caseKey()), text);
    return Outcome.done();
  }

  /** An answer on a case was read and wants nothing more. */
  public Outcome<Void> read(Viewer viewer, UUID id) {
    ReceivedMailRows.Row row = held(viewer, id);
    if (row.state() != ReceivedMailState.FILED) {
      throw new AlreadyDone("mail " + id + " is " + row.state());
    }
    settle(viewer, row, null, "");
    record(viewer, "audit.correspondence.mailRead", new CaseKey(row.caseKey()), "");
    return Outcome.done();
  }

  /** Answers on cases that were read and want nothing more; what is none, or done already, is told. */
  public BulkReport readAll(Viewer viewer, List<UUID> chosen) {
    return forAll(
        viewer, chosen,
        row -> {
          if (row.state() != ReceivedMailState.FILED) {
            return Optional.of("correspondence.mail.bulk.noAnswer");
          }
          settle(viewer, row, null, "");
          record(viewer, "audit.correspondence.mailRead", new CaseKey(row.caseKey()), "");
          return Optional.empty();
        });
  }

  /** As {@link #close} of many for one reason; what a handler has is decided on its page. */
  public Outcome<BulkReport> closeAll(Viewer viewer, List<UUID> chosen, String reason) {
    requireReceiver(viewer);
    String text = reason == null ? "" : reason.strip();
    if (text.isEmpty()) {
      return Outcome.refused("correspondence.mail.refused.reason");
    }
    return Outcome.done(
        forAll(
            viewer, chosen,
            row -> {
              if (row.state() == ReceivedMailState.CLAIMED) {
                return Optional.of("correspondence.mail.bulk.claimed");
              }
              settle(viewer, row, null, text);
              record(
                  viewer, "audit.correspondence.mailClosed", row.caseKey() == null ? null : new CaseKey(row.caseKey()),
                  text);
              return Optional.empty();
            }));
  }

  private BulkReport forAll(
      Viewer viewer, List<UUID> chosen, Function<ReceivedMailRows.Row, Optional<String>> act) {
    requireReceiver(viewer);
    Map<UUID, String> subjects =
        mails.headings(chosen).stream().collect(Collectors.toMap(InboundMail::id, this::subject));
    BulkReport.Counting counting = new BulkReport.Counting();
    chosen.stream()
        .distinct()
        .sorted()
        .forEach(
            id -> {
              Optional<ReceivedMailRows.Row> row = rows.hold(id).filter(one -> isStaff(viewer, one));
              if (row.isEmpty()) {
                counting.add("correspondence.mail.bulk.gone");
              } else {
                counting.add(
                    subjects.get(id),
                    row.get().state().isOpen()
                        ? act.apply(row.get()).orElse(null)
                        : "correspondence.mail.bulk.settled");
              }
            });
    return counting.report();
  }

  /** The open work of these mails by its id, with their subjects, for who hands it over; what is no work is left out. */
  @Transactional(readOnly = true)
  public Map<UUID, String> work(Viewer viewer, List<UUID> chosen) {
    requireReceiver(viewer);
    List<ReceivedMailRows.Row> own =
        rows.findAll(chosen).stream().filter(row -> isStaff(viewer, row)).toList();
    Map<UUID, InboundMail> headings = headings(own);
    Map<UUID, String> named = new LinkedHashMap<>();
    worklist
        .ofRefs(Source.MAIL, own.stream().map(row -> row.id().toString()).toList())
        .forEach((ref, item) -> named.put(item.id(), subject(headings.get(UUID.fromString(ref)))));
    return named;
  }

  /** Gives it to another handler, or back to the triage with an empty name; also what was settled by mistake. */
  public Outcome<Void> handOver(Viewer viewer, UUID id, String handlerName) {
    ReceivedMailRows.Row row = staffRow(viewer, id);
    if (handlerName == null || handlerName.isBlank()) {
      move(viewer, row, ReceivedMailState.TRIAGE, null);
      return Outcome.done();
    }
    InboundMailHandler to =
        handlers.orderedStream().filter(one -> one.name().equals(handlerName)).findFirst().orElse(null);
    if (to == null) {
      return Outcome.refused("correspondence.mail.refused.handler");
    }
    OfferedMail offered = arrivals.offered(mail(id), row);
    move(viewer, row, to.settles(offered) ? ReceivedMailState.SETTLED : ReceivedMailState.CLAIMED, to);
    to.take(offered);
    return Outcome.done();
  }

  private void move(Viewer viewer, ReceivedMailRows.Row row, ReceivedMailState state, InboundMailHandler handler) {
    worklist.close(Source.MAIL, row.id().toString());
    rows.move(row.id(), state, handler == null ? null : handler.name(), null);
    rows.decided(row.id(), null, null, null);
    arrivals.openWork(arrivals.offered(mail(row.id()), row), state, handler);
    record(viewer, "audit.correspondence.mailHandedOver", row.caseKey() == null ? null : new CaseKey(row.caseKey()), "");
  }

  /**
   * The handler has done with it what it wants; the handler records what.
   *
   * @param key the case it belongs to, may be null
   * @param note what became of it, for the list; may be empty
   * @throws AlreadyDone if it is no longer open
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void settled(Viewer viewer, UUID id, CaseKey key, String note) {
    settle(viewer, held(viewer, id), key, note);
  }

  /** A mail that has just come, or was handed over, opened this case; a handler says so while it takes it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void opened(UUID id, CaseKey key) {
    rows.belongsTo(id, key);
  }

  /**
   * How many mails arrived in that time that are not decided upon and may be for this handler.
   *
   * @param mailbox of those that came to this address, or to none that is known
   */
  @Transactional(readOnly = true)
  public int undecided(
      ProgrammeCode programme, String mailbox, InboundMailHandler handler, Instant from, Instant before) {
    return rows.undecided(programme, mailbox.toLowerCase(Locale.ROOT), handler.name(), from, before);
  }

  /** As {@link #undecided}, each with the case it belongs to, and what was filed on a case and nobody has read yet. */
  @Transactional(readOnly = true)
  public List<UndecidedMail> undecidedMails(
      ProgrammeCode programme, String mailbox, InboundMailHandler handler, Instant from, Instant before) {
    return rows.undecidedMails(programme, mailbox.toLowerCase(Locale.ROOT), handler.name(), from, before);
  }

  /** True if whatever arrived before {@code instant} is known here. */
  @Transactional(readOnly = true)
  public boolean areReadUntil(Instant instant) {
    return mails.areReadUntil(instant);
  }

  /** Texts of mails for the task lists, by id; who has them, the lists know. */
  @Transactional(readOnly = true)
  public Map<UUID, ReceivedMailLine> lines(Collection<String> refs) {
    List<ReceivedMailRows.Row> found =
        rows.findAll(refs.stream().map(ReceivedMails::id).filter(Objects::nonNull).toList());
    Map<UUID, InboundMail> headings = headings(found);
    Map<UUID, String> named = named(found);
    return found.stream()
        .map(row -> line(row, headings.get(row.id()), null, Map.of()).named(named.get(row.id())))
        .collect(Collectors.toMap(ReceivedMailLine::id, Function.identity()));
  }

  private Map<UUID, String> named(List<ReceivedMailRows.Row> found) {
    Map<UUID, String> named = new HashMap<>();
    handlers.forEach(
        handler ->
            named.putAll(
                handler.named(
                    found.stream()
                        .filter(row -> row.state() == ReceivedMailState.CLAIMED && handler.name().equals(row.handler()))
                        .map(ReceivedMailRows.Row::id)
                        .toList())));
    return named;
  }

  private static UUID id(String ref) {
    try {
      return UUID.fromString(ref);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void settle(Viewer viewer, ReceivedMailRows.Row row, CaseKey key, String note) {
    rows.move(row.id(), ReceivedMailState.SETTLED, row.handler(), key);
    rows.decided(row.id(), note, viewer.actor().label(), clock.instant());
    worklist.close(Source.MAIL, row.id().toString());
  }

  private void record(Viewer viewer, String action, CaseKey key, String reason) {
    AuditEntry entry = AuditEntry.of(viewer.actor(), action, key);
    audit.record(reason.isEmpty() ? entry : entry.detail("reason", reason));
  }

  private ReceivedMailRows.Row held(Viewer viewer, UUID id) {
    ReceivedMailRows.Row row = staffRow(viewer, id);
    if (!row.state().isOpen()) {
      throw new AlreadyDone("mail " + id + " is " + row.state());
    }
    return row;
  }

  private ReceivedMailRows.Row staffRow(Viewer viewer, UUID id) {
    return rows.hold(id).filter(row -> isStaff(viewer, row)).orElseThrow(() -> new NotFound("mail " + id));
  }

  private ReceivedMailRows.Row visible(Viewer viewer, UUID id) {
    return rows.find(id)
        .filter(row -> isStaff(viewer, row) || isAnsweredTo(viewer, row))
        .orElseThrow(() -> new NotFound("mail " + id));
  }

  /** Whoever was written the mail that this one answers, not who had a copy of it. */
  private boolean isAnsweredTo(Viewer viewer, ReceivedMailRows.Row row) {
    return viewer.programme() == row.programme()
        && row.state() != ReceivedMailState.KEPT
        && row.caseKey() != null
        && row.answersTo() != null
        && addresses.of(viewer).contains(row.answersTo());
  }

  private static boolean isStaff(Viewer viewer, ReceivedMailRows.Row row) {
    return viewer.isSecretariatOf(row.programme());
  }

  private InboundMail mail(UUID id) {
    return mails.find(id).orElseThrow(() -> new NotFound("mail " + id));
  }

  private InboundMailHandler handler(String name) {
    return handlers.orderedStream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no handler " + name));
  }

  /**
   * What answers our mails of a kind on a case, for whoever may know of the case; which of them they may read its module
   * judges by the occasion.
   */
  @Transactional(readOnly = true)
  public List<CaseAnswer> answersOn(Viewer viewer, CaseKey key, String kind) {
    if (!sees(viewer, key)) {
      return List.of();
    }
    List<ReceivedMailRows.Row> answers =
        rows.ofCase(viewer.programme(), key, null, null, null, MOST_ANSWERS).stream()
            .filter(row -> row.answers() != null && key.value().equals(row.caseKey()))
            .toList();
    Map<UUID, MailHeading> ours =
        outbox.headings(answers.stream().map(ReceivedMailRows.Row::answers).distinct().toList()).stream()
            .filter(one -> kind.equals(one.kind()))
            .collect(Collectors.toMap(MailHeading::id, Function.identity()));
    Map<UUID, String> occasions = outbox.occasions(ours.keySet());
    List<ReceivedMailRows.Row> found = answers.stream().filter(row -> ours.containsKey(row.answers())).toList();
    Map<UUID, InboundMail> texts =
        mails.texts(found.stream().map(ReceivedMailRows.Row::id).toList()).stream()
            .collect(Collectors.toMap(InboundMail::id, Function.identity()));
    return found.stream()
        .map(
            row -> {
              InboundMail mail = texts.get(row.id());
              return new CaseAnswer(
                  row.id(), occasions.get(row.answers()), mail.sender(), mail.body(), row.arrivedAt());
            })
        .toList();
  }

  /** The mails of a case as lines of its letters. */
  List<LetterLine> letters(Viewer viewer, CaseKey key, Collection<String> own, Instant since, Place after, int size) {
    List<ReceivedMailRows.Row> found = rows.ofCase(viewer.programme(), key, own, since, after, size);
    Map<UUID, InboundMail> headings = headings(found);
    return found.stream()
        .map(
            row ->
                new LetterLine(
                    subject(headings.get(row.id())), headings.get(row.id()).sender(), null, row.arrivedAt(), "RECEIVED",
                    "/mails/" + row.id(), row.place()))
        .toList();
  }

  int countOfCase(Viewer viewer, CaseKey key, Collection<String> own, Instant since) {
    return rows.countOfCase(viewer.programme(), key, own, since);
  }
}
