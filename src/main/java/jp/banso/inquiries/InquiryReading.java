package jp.banso.inquiries;

import java.sql.Types;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.consultation.OpenDesk;
import jp.banso.consultation.OpenDesks;
import jp.banso.correspondence.ReceivedMails;
import jp.banso.kernel.CaseKey;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import jp.banso.platform.inbound.InboundMail;
import jp.banso.platform.inbound.InboundMails;
import jp.banso.platform.mail.Outbox;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.Worklist;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Inquiries as the desk reads them. */
@Service
@Transactional(readOnly = true)
public class InquiryReading {

  static final String PROCESS = "consultation-case";

  private static final int TWINS = 10;
  private static final int MAILS = 200;

  private final InquiryAccess access;
  private final Inquiries inquiries;
  private final InquiryEntries entries;
  private final InquiryLinks links;
  private final MinistryInquiries asked;
  private final CallbackRows callbacks;
  private final OpenDesks desks;
  private final ReceivedMails received;
  private final InboundMails inbound;
  private final InquiryMailText reader;
  private final Outbox outbox;
  private final Worklist worklist;
  private final People people;
  private final JdbcClient jdbc;

  InquiryReading(
      InquiryAccess access, Inquiries inquiries, InquiryEntries entries, InquiryLinks links, MinistryInquiries asked,
      CallbackRows callbacks, OpenDesks desks, ReceivedMails received, InboundMails inbound,
      InquiryMailText reader, Outbox outbox, Worklist worklist, People people, JdbcClient jdbc) {
    this.access = access;
    this.inquiries = inquiries;
    this.entries = entries;
    this.links = links;
    this.asked = asked;
    this.callbacks = callbacks;
    this.desks = desks;
    this.received = received;
    this.inbound = inbound;
    this.reader = reader;
    this.outbox = outbox;
    this.worklist = worklist;
    this.people = people;
    this.jdbc = jdbc;
  }

  /**
   * An inquiry as its page shows it.
   *
   * @param desk terms under which it came
   * @param holder who looks after it, null if nobody has taken it
   * @param drafters who wrote of the draft, as one text, empty without one
   * @param dueAt by when its open step is due, null once it has ended
   * @param files the mails of the thread that brought files, or of which not all could be read, by their ids
   * @param runs the texts of those mails of the thread that quote, by their ids, apart by who says what
   * @param ministry what lies with the ministry, null if nothing does
   * @param ministryReply what the ministry wrote by mail about it, null if it did not
   * @param twins others that may be of the same asker, open ones first, newest first
   * @param links what it is connected with
   * @param mergedInto the one with which it goes on, else null
   * @param asksNothing true if its mail left the item of the question empty, and nothing came since
   * @param mayTakeBack whether the viewer wrote the draft that waits to be confirmed
   */
  public record InquiryPage(
      InquiryView inquiry, OpenDesk desk, String holder, String drafters, Instant dueAt, List<InquiryEntry> thread,
      Map<UUID, InboundMail> files, Map<UUID, List<MailRun>> runs,
      List<Callback> callbacks, MinistryInquiry ministry, String ministryReply, List<InquiryView> twins, List<InquiryLink> links,
      InquiryView mergedInto, boolean asksNothing, boolean mayAct, boolean mayConfirm, boolean mayTakeBack) {}

  /** As it is now, without what its page shows beside it. */
  public InquiryView view(Viewer viewer, InquiryId id) {
    return access.visible(viewer, id).view();
  }

  public InquiryPage page(Viewer viewer, InquiryId id) {
    Inquiry inquiry = access.visible(viewer, id);
    InquiryView view = inquiry.view();
    Map<UUID, String> names =
        people.names(
            Stream.concat(Stream.ofNullable(view.assignedTo()), inquiry.draftAuthors().stream()).distinct().toList());
    String drafters =
        inquiry.draftAuthors().stream().map(names::get).filter(Objects::nonNull).collect(Collectors.joining("\u3001"));
    List<InquiryEntry> thread = thread(inquiry);
    MinistryInquiry ministry = asked.open(inquiry.id()).orElse(null);
    WorkItem step = worklist.holdersOf(inquiry.key()).stream().findFirst().orElse(null);
    List<InquiryLink> linked = links.of(inquiry);
    return new InquiryPage(
        view, desks.get(inquiry.deskId()), name(names, view.assignedTo()), drafters,
        step == null ? null : step.dueAt(), thread, files(thread), runs(thread), callbacks.of(inquiry.id()),
        ministry, ministryReply(ministry, thread), twins(view, linked), linked,
        inquiry.mergedInto() == null ? null : inquiries.findById(inquiry.mergedInto()).map(Inquiry::view).orElse(null),
        asksNothing(thread), viewer.proxy().isEmpty(), InquiryAnswering.mayConfirm(viewer, inquiry),
        InquiryAnswering.mayTakeBack(viewer, inquiry));
  }

  private boolean asksNothing(List<InquiryEntry> thread) {
    return thread.stream().noneMatch(entry -> entry.kind() == EntryKind.REPLY)
        && thread.stream()
            .filter(entry -> entry.kind() == EntryKind.QUESTION && entry.mailId() != null)
            .anyMatch(entry -> reader.read(entry.text()).asksNothing());
  }

  private Map<UUID, InboundMail> files(List<InquiryEntry> thread) {
    List<UUID> mails = thread.stream().map(InquiryEntry::mailId).filter(Objects::nonNull).distinct().toList();
    return inbound.withFiles(mails).stream().collect(Collectors.toMap(InboundMail::id, Function.identity()));
  }

  private Map<UUID, List<MailRun>> runs(List<InquiryEntry> thread) {
    Map<UUID, List<MailRun>> runs = new HashMap<>();
    thread.stream()
        .filter(entry -> entry.mailId() != null && entry.kind() != EntryKind.AUTOMATIC)
        .forEach(
            entry -> {
              List<MailRun> found = reader.runs(entry.text());
              // of a mail that is forwarded nothing else is there to be read
              if (found.stream().anyMatch(MailRun::quoted) && found.stream().anyMatch(run -> !run.quoted() && !run.text().isBlank())) {
                runs.put(entry.mailId(), found);
              }
            });
    return runs;
  }

  private String ministryReply(MinistryInquiry ministry, List<InquiryEntry> thread) {
    return ministry == null
        ? null
        : thread.stream()
            .filter(entry -> entry.kind() == EntryKind.MINISTRY_ANSWER && entry.mailId() != null)
            .filter(entry -> entry.at().isAfter(ministry.askedAt()))
            .reduce((earlier, later) -> later)
            .map(entry -> reader.own(entry.text()))
            .orElse(null);
  }

  /** What was said, and between it the receipts that the asker got. */
  private List<InquiryEntry> thread(Inquiry inquiry) {
    Stream<InquiryEntry> automatic =
        Stream.concat(Stream.of(inquiry), inquiries.findByMergedInto(inquiry.id()).stream())
            .flatMap(one -> outbox.ofCase(one.programme(), one.key(), null, null, null, MAILS).stream())
            .filter(mail -> InquiryMails.AUTOMATIC.contains(mail.kind()) && mail.copyOf() == null)
            .map(
                mail ->
                    new InquiryEntry(
                        EntryKind.AUTOMATIC, mail.sentAt() == null ? mail.createdAt() : mail.sentAt(), "",
                        mail.subject(), mail.id()));
    return Stream.concat(entries.of(inquiry.id()).stream(), automatic)
        .sorted(Comparator.comparing(InquiryEntry::at))
        .toList();
  }

  private static String name(Map<UUID, String> names, UUID person) {
    return person == null ? null : names.get(person);
  }

  /**
   * Of the same mail address, telephone number or organisation: the desk may have been asked twice, or has answered
   * before. What it is linked with, as the questions that were split from it, is shown there.
   */
  private List<InquiryView> twins(InquiryView view, List<InquiryLink> linked) {
    List<UUID> ids =
        jdbc.sql(
                "select id from inquiry i where programme = :programme and id <> :id and state <> 'MERGED'"
                    + " and (lower(requester_mail) = lower(:mail)"
                    + " or requester_digits = (select o.requester_digits from inquiry o where o.id = :id)"
                    + " or search_fold(organisation) = search_fold(:organisation))"
                    + " order by (state in " + InquiryState.OPEN + ") desc,"
                    + " received_at desc limit " + TWINS)
            .param("programme", view.key().programme().orElseThrow().name())
            .param("id", view.id().value())
            .param("mail", view.requester().mail(), Types.VARCHAR)
            .param("organisation", view.requester().organisation(), Types.VARCHAR)
            .query(UUID.class)
            .list();
    Map<UUID, Inquiry> found = byId(ids);
    Set<CaseKey> known = linked.stream().map(InquiryLink::key).collect(Collectors.toSet());
    return ids.stream().map(found::get).map(Inquiry::view).filter(one -> !known.contains(one.key())).toList();
  }

  private Map<UUID, Inquiry> byId(List<UUID> ids) {
    return ids.isEmpty()
        ? Map.of()
        : inquiries.findByIdIn(ids).stream().collect(Collectors.toMap(Inquiry::id, Function.identity()));
  }

  /**
   * What the last answer answers, in the words of the asker; the first question as long as there is no answer.
   *
   * @throws jp.banso.kernel.NotFound if there is no such inquiry for the viewer
   */
  public String answered(Viewer viewer, InquiryId id) {
    Inquiry inquiry = access.visible(viewer, id);
    return reader.own(entries.answered(inquiry.id())).orElse(inquiry.view().body());
  }

  /** Titles and addresses of the cases that work is about, by number. */
  public Map<String, InquiryView> byKeys(List<String> keys) {
    return inquiries.findByCaseKeyIn(keys).stream()
        .collect(Collectors.toMap(inquiry -> inquiry.key().value(), Inquiry::view));
  }

  /** What the ministry was asked last, by the number of the inquiry. */
  public Map<String, UUID> openAtMinistry(List<String> keys) {
    return asked.open(keys);
  }

  /**
   * The inquiry that a mail opened or answered; null if there is none of a mail that was handed over.
   *
   * @throws jp.banso.kernel.NotFound if the viewer has no such mail
   */
  public InquiryId ofMail(Viewer viewer, UUID mailId) {
    InquiryAccess.requireDesk(viewer);
    Optional<InquiryId> found =
        entries.inquiryOf(mailId)
            .flatMap(inquiries::findById)
            .filter(inquiry -> viewer.isSecretariatOf(inquiry.programme()))
            .map(Inquiry::inquiryId);
    if (found.isEmpty()) {
      received.isWorkOf(viewer, mailId, InquiryMailHandler.NAME);
    }
    return found.orElse(null);
  }
}
