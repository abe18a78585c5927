package jp.banso.inquiries;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import jp.banso.consultation.OpenDesk;
import jp.banso.consultation.OpenDesks;
import jp.banso.inquiries.Callback.Attempt;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.Wareki;
import jp.banso.kernel.JapanTime;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.database.ListOrder.Place;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 折返しの一覧 (T-A2): whoever left a message is called back; after three attempts in vain we write. Nothing is promised for an
 * hour at which the desk is closed.
 */
@Service
@Transactional
public class CallbackBoard {

  private final CallbackRows rows;
  private final Inquiries inquiries;
  private final CallbackProcess process;
  private final InquiryEntries entries;
  private final InquiryMails mails;
  private final OpenDesks desks;
  private final People people;
  private final AuditLog audit;
  private final Clock clock;

  CallbackBoard(
      CallbackRows rows, Inquiries inquiries, CallbackProcess process, InquiryEntries entries, InquiryMails mails,
      OpenDesks desks, People people, AuditLog audit, Clock clock) {
    this.rows = rows;
    this.inquiries = inquiries;
    this.process = process;
    this.entries = entries;
    this.mails = mails;
    this.desks = desks;
    this.people = people;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What is still to be called, most urgent first.
   *
   * @param after null for the first page
   */
  @Transactional(readOnly = true)
  public List<Callback> open(Viewer viewer, Place after, int size) {
    InquiryAccess.requireDesk(viewer);
    return rows.open(viewer.programme(), after, size);
  }

  /** What became of the others, newest first; as {@link #open}. */
  @Transactional(readOnly = true)
  public List<Callback> settled(Viewer viewer, Place after, int size) {
    InquiryAccess.requireDesk(viewer);
    return rows.settled(viewer.programme(), after, size);
  }

  /** Who looks after the inquiries of these calls, by their ids. */
  @Transactional(readOnly = true)
  public Map<UUID, String> holders(Viewer viewer, List<Callback> calls) {
    InquiryAccess.requireDesk(viewer);
    return people.names(calls.stream().map(Callback::assignedTo).filter(Objects::nonNull).distinct().toList());
  }

  /** @throws NotFound if there is none for the viewer */
  @Transactional(readOnly = true)
  public Callback get(Viewer viewer, UUID id) {
    return rows.find(id).filter(one -> isOf(viewer, one)).orElseThrow(() -> new NotFound("callback " + id));
  }

  private static boolean isOf(Viewer viewer, Callback one) {
    return viewer.role().isSecretariat() && one.key().programme().filter(viewer.programme()::equals).isPresent();
  }

  /**
   * By when we call.
   *
   * @param promised what was said to the caller, null for the usual term
   */
  Outcome<Instant> due(OpenDesk desk, Instant left, Instant promised) {
    if (promised == null) {
      return Outcome.done(desk.callbackDue(left));
    }
    if (promised.isBefore(clock.instant())) {
      return Outcome.refused("inquiries.refused.promisedPast");
    }
    Instant last = promised.minusMillis(1);
    if (!desk.isOpen(last) && !desk.isOpen(promised)) {
      return desk.nextOpening(promised)
          .<Outcome<Instant>>map(
              next -> Outcome.refused("inquiries.refused.promisedClosed", Wareki.dateTime(JapanTime.dateTimeOf(next))))
          .orElseGet(
              () -> Outcome.refused("inquiries.refused.promisedAfter", Wareki.date(desk.lastOpenDay())));
    }
    return Outcome.done(promised);
  }

  /** @param promised what was said to the caller, null for the usual term */
  void promise(Actor actor, Inquiry inquiry, OpenDesk desk, Instant left, Instant promised) {
    int ordinal = rows.next(inquiry.id());
    Instant due = promised == null ? desk.callbackDue(left) : promised;
    rows.add(inquiry.id(), ordinal, inquiry.requester().telephone(), left, due, promised);
    process.promised(inquiry.key().child("K" + ordinal), inquiry.programme(), due);
    audit.record(AuditEntry.of(actor, "audit.inquiries.callbackPromised", inquiry.key()));
  }

  private Callback toCall(Viewer viewer, UUID id) {
    // the inquiry is held first, as by whoever ends it
    rows.find(id).filter(one -> isOf(viewer, one)).ifPresent(one -> inquiries.locked(one.inquiry().value()));
    Callback callback =
        rows.held(id).filter(one -> isOf(viewer, one)).orElseThrow(() -> new NotFound("callback " + id));
    InquiryAccess.requireInPerson(viewer);
    if (callback.state() != CallbackState.OPEN) {
      throw new AlreadyDone("callback " + callback.key() + " is " + callback.state());
    }
    return callback;
  }

  /**
   * Writes down a call: who was reached, or that nobody was; then the next one is due at the time that was promised, if that is
   * still to come, else on the next business day. After enough in vain, which were made at different times and none before the
   * promised one, the asker is written to; to whom nobody can write stays with the desk until a person gives up.
   */
  public CallbackState tried(Viewer viewer, UUID id, boolean connected, String note) {
    Callback callback = toCall(viewer, id);
    Inquiry inquiry = inquiries.findById(callback.inquiry().value()).orElseThrow();
    Instant now = clock.instant();
    CallbackState state =
        connected
            ? CallbackState.CONNECTED
            : inVain(callback, callback.with(new Attempt(now, viewer.displayName(), false, note)), inquiry);
    Instant due = state == CallbackState.OPEN ? next(callback, inquiry, now) : callback.dueAt();
    rows.tried(id, state, now, viewer.displayName(), connected, note, due);
    process.tried(callback.key(), state, due);
    EntryKind kind = connected ? EntryKind.CALL : EntryKind.CALL_IN_VAIN;
    entries.add(inquiry.id(), new InquiryEntry(kind, now, viewer.displayName(), note, null));
    audit.record(
        AuditEntry.of(
            viewer.actor(), connected ? "audit.inquiries.callbackConnected" : "audit.inquiries.callbackInVain",
            inquiry.key()));
    if (state == CallbackState.MAILED) {
      mails.notReached(inquiry, callback.ordinal());
    }
    return state;
  }

  private Instant next(Callback callback, Inquiry inquiry, Instant now) {
    return callback.isPromisedAfter(now) ? callback.promisedAt() : desks.get(inquiry.deskId()).callbackDue(now);
  }

  private static CallbackState inVain(Callback before, Callback now, Inquiry inquiry) {
    boolean counts = now.counted() > before.counted();
    return counts && now.isTriedEnough() && inquiry.requester().mail() != null
        ? CallbackState.MAILED
        : CallbackState.OPEN;
  }

  /** A person decides that nobody is reached who has no address. */
  public Outcome<Void> giveUp(Viewer viewer, UUID id, String reason) {
    Callback callback = toCall(viewer, id);
    if (!callback.isTriedEnough()) {
      return Outcome.refused("inquiries.refused.triedTooFew", callback.terms().callbackTries());
    }
    Inquiry inquiry = inquiries.findById(callback.inquiry().value()).orElseThrow();
    rows.settle(id, CallbackState.GIVEN_UP, clock.instant(), callback.dueAt());
    process.tried(callback.key(), CallbackState.GIVEN_UP, callback.dueAt());
    entries.add(inquiry.id(), new InquiryEntry(EntryKind.NOTE, clock.instant(), viewer.displayName(), reason, null));
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.inquiries.callbackGivenUp", inquiry.key()).detail("reason", reason));
    return Outcome.done();
  }

  /** Another number is called from now on, where the old one was to be. */
  void corrected(Inquiry inquiry, String was) {
    rows.corrected(inquiry.id(), was, inquiry.requester().telephone());
  }

  /** What was promised there holds, with the attempts that were made. */
  void move(Actor actor, Inquiry from, Inquiry to) {
    rows.of(from.id()).stream()
        .map(one -> rows.held(one.id()).orElseThrow())
        .filter(one -> one.state() == CallbackState.OPEN)
        .forEach(
            one -> {
              int ordinal = rows.next(to.id());
              rows.copyAttempts(
                  one.id(),
                  rows.add(to.id(), ordinal, one.telephone(), one.leftAt(), one.dueAt(), one.promisedAt()));
              process.promised(to.key().child("K" + ordinal), to.programme(), one.dueAt());
              audit.record(AuditEntry.of(actor, "audit.inquiries.callbackPromised", to.key()));
            });
    drop(actor, from);
  }

  /** The case has ended, and nobody waits for a call any more. */
  void drop(Actor actor, Inquiry inquiry) {
    rows.of(inquiry.id()).stream()
        .filter(one -> one.state() == CallbackState.OPEN)
        .forEach(
            one -> {
              rows.settle(one.id(), CallbackState.DROPPED, clock.instant(), one.dueAt());
              process.dropped(one.key());
              audit.record(AuditEntry.of(actor, "audit.inquiries.callbackDropped", inquiry.key()));
            });
  }
}
