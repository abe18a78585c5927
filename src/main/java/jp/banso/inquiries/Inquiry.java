package jp.banso.inquiries;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.consultation.DeskId;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.StaleEdit;

/**
 * 相談: 受付 → 確認 → 回答案 → 別の方の確認 → 回答. What may be done with its content is what was announced when it came
 * (S0, S1 利用目的): the announced words stay with it.
 */
@Entity
@Table(name = "inquiry")
class Inquiry {

  @Id private UUID id;

  @Enumerated(EnumType.STRING)
  private ProgrammeCode programme;

  private int fiscalYear;
  private int number;
  private String caseKey;
  private UUID deskId;
  private String purpose;

  @Enumerated(EnumType.STRING)
  private InquiryChannel channel;

  @Enumerated(EnumType.STRING)
  private InquiryState state;

  @Embedded private Requester requester;
  private String subject;
  private String body;
  private String category;
  private Instant receivedAt;
  private Instant recordedAt;
  private Instant answerDue;
  private UUID assignedTo;
  private String answer;
  private String sources;
  private UUID draftedBy;
  private UUID[] draftAuthors = {};
  private Instant draftedAt;
  private String returnedNote;
  private Instant answeredAt;
  private UUID answeredBy;
  private Integer answerMinutes;
  private boolean atOnce;
  private String endNote;
  private Instant endedAt;
  private UUID mergedInto;
  private int reopened;
  private int parts;
  private boolean unread;
  private String writtenMail;
  @Version private long version;

  protected Inquiry() {}

  /**
   * A new one.
   *
   * @param purpose what its content may be used for, as it is announced now
   * @param answerDue by when it is to be answered
   * @param recordedAt when it was written down here, which may be long after it came
   */
  static Inquiry received(
      ProgrammeCode programme, FiscalYear year, int number, DeskId desk, String purpose, InquiryRecord record,
      Instant answerDue, Instant recordedAt) {
    Inquiry inquiry = new Inquiry();
    inquiry.id = UUID.randomUUID();
    inquiry.programme = programme;
    inquiry.fiscalYear = year.year();
    inquiry.number = number;
    inquiry.caseKey = key(programme, year, number).value();
    inquiry.deskId = desk.value();
    inquiry.purpose = purpose;
    inquiry.channel = record.channel();
    inquiry.state = InquiryState.RECEIVED;
    inquiry.requester = record.requester();
    inquiry.subject = record.subject();
    inquiry.body = record.body();
    inquiry.category = record.category();
    inquiry.receivedAt = record.receivedAt();
    inquiry.answerDue = answerDue;
    inquiry.recordedAt = recordedAt;
    return inquiry;
  }

  static CaseKey key(ProgrammeCode programme, FiscalYear year, int number) {
    return new CaseKey(year.label() + "-" + programme.name() + "-I" + number);
  }

  /** Message keys of what would be corrected: names, not contents, as the log outlives the inquiry. */
  List<String> differing(Requester who, String newSubject, String newCategory) {
    Map<String, Boolean> same = new LinkedHashMap<>();
    same.put("inquiries.subject", Objects.equals(subject, newSubject));
    same.put("inquiries.category", Objects.equals(category, newCategory));
    same.put("inquiries.organisation", Objects.equals(requester().organisation(), who.organisation()));
    same.put("inquiries.kind", requester().kind() == who.kind());
    same.put("inquiries.prefecture", Objects.equals(requester().prefecture(), who.prefecture()));
    same.put("inquiries.name", Objects.equals(requester().name(), who.name()));
    same.put("inquiries.mail", Objects.equals(requester().mail(), who.mail()));
    same.put("inquiries.telephone", Objects.equals(requester().telephone(), who.telephone()));
    return same.entrySet().stream().filter(one -> !one.getValue()).map(Map.Entry::getKey).toList();
  }

  /** Corrects who asks, and of what kind the content is. */
  void describe(Requester who, String newSubject, String newCategory) {
    require(!state.isClosedForGood());
    requester = who;
    subject = newSubject;
    category = newCategory;
  }

  /** An address stands in its text, or wrote on its thread, that is not the asker's: the first is to be checked. */
  void wroteAddress(String address) {
    if (addressToCheck() == null) {
      writtenMail = address;
    }
  }

  /** Null once the answer goes there. */
  private String addressToCheck() {
    return writtenMail == null || writtenMail.equalsIgnoreCase(requester().mail()) ? null : writtenMail;
  }

  /** What another inquiry of the same asker says of them and this one does not. */
  void learnOf(Requester same) {
    requester = requester().filledFrom(same);
  }

  void assign(UUID person) {
    require(state.isOpen());
    assignedTo = person;
  }

  /** 即答: what was answered before, or stands in what is published. */
  void answerAtOnce(String text, String where, UUID by, Instant now) {
    require(InquiryState.RECEIVED);
    answered(text, where, by, now);
    atOnce = true;
  }

  void beginDraft() {
    require(InquiryState.RECEIVED, InquiryState.WAITING);
    state = InquiryState.DRAFTING;
    unread = false;
  }

  /** What is written of the answer stays. */
  void backToCheck() {
    require(InquiryState.DRAFTING);
    state = InquiryState.RECEIVED;
  }

  void askBack() {
    require(InquiryState.RECEIVED);
    state = InquiryState.WAITING;
    unread = false;
  }

  void outOfScope(String guidance, UUID by, Instant now) {
    require(InquiryState.RECEIVED);
    answer = guidance;
    answeredBy = by;
    answeredAt = now;
    close(InquiryState.OUT_OF_SCOPE, now);
  }

  void handToIntake(Instant now) {
    require(InquiryState.RECEIVED);
    close(InquiryState.INTAKE, now);
  }

  void endWithoutReply(String note, Instant now) {
    require(InquiryState.WAITING);
    endNote = note;
    close(InquiryState.NO_REPLY, now);
  }

  /** Keeps the draft; nobody who wrote any of it confirms it. */
  void draft(String text, String where, UUID by, Instant now) {
    require(InquiryState.DRAFTING);
    if (Objects.equals(answer, text) && Objects.equals(sources, where)) {
      return;
    }
    answer = text;
    sources = where;
    draftedAt = now;
    wrote(by);
  }

  /** Puts what was written before it was drafted below what is there. */
  void draftMore(String text, String where, UUID by, Instant now) {
    draft(below(answer, text, "\n\n"), below(sources, where, "\n"), by, now);
  }

  /** Null if neither says anything. */
  private static String below(String above, String more, String between) {
    if (more == null || more.isEmpty()) {
      return above;
    }
    return above == null || above.isEmpty() ? more : above + between + more;
  }

  private void wrote(UUID by) {
    draftedBy = by;
    draftAuthors =
        Stream.concat(Stream.of(draftAuthors).filter(one -> !one.equals(by)), Stream.of(by)).toArray(UUID[]::new);
  }

  /** Who asks answers for the draft as if it were theirs; what was to be revised in it is still known. */
  void askForConfirmation(UUID by, Instant now) {
    require(InquiryState.DRAFTING);
    wrote(by);
    draftedAt = now;
    state = InquiryState.TO_CONFIRM;
  }

  /** Who wrote it goes on with it, before another person has read it. */
  void takeBack() {
    require(InquiryState.TO_CONFIRM);
    state = InquiryState.DRAFTING;
  }

  void askMinistry() {
    require(InquiryState.DRAFTING);
    state = InquiryState.AT_MINISTRY;
  }

  void backFromMinistry() {
    require(InquiryState.AT_MINISTRY);
    state = InquiryState.DRAFTING;
  }

  void giveBack(String note) {
    require(InquiryState.TO_CONFIRM);
    returnedNote = note;
    state = InquiryState.DRAFTING;
  }

  void confirm(UUID by, Instant now) {
    require(InquiryState.TO_CONFIRM);
    answered(answer, sources, by, now);
  }

  private void answered(String text, String where, UUID by, Instant now) {
    answer = text;
    sources = where;
    answeredBy = by;
    answeredAt = now;
    atOnce = false;
    close(InquiryState.ANSWERED, now);
  }

  void end(String note, Instant now) {
    require(state.isOpen());
    endNote = note;
    close(InquiryState.ENDED, now);
  }

  void mergeInto(Inquiry other, Instant now) {
    require(state.isOpen());
    mergedInto = other.id;
    close(InquiryState.MERGED, now);
  }

  /** Further questions of it are answered by themselves. */
  void split(int more) {
    require(state.isOpen());
    parts += more;
  }

  /**
   * Keeps how long its first answer took.
   *
   * @param openMinutes in minutes of open desk
   */
  void tookToAnswer(int openMinutes) {
    if (answerMinutes == null) {
      answerMinutes = openMinutes;
    }
  }

  private void close(InquiryState end, Instant now) {
    state = end;
    endedAt = now;
    unread = false;
  }

  /**
   * The asker wrote again.
   *
   * @return true if the inquiry, which had ended, begins anew
   */
  boolean replied(Instant newAnswerDue) {
    require(!state.isClosedForGood());
    boolean ended = !state.isOpen();
    if (ended) {
      reopen(newAnswerDue);
    } else if (state == InquiryState.WAITING) {
      state = InquiryState.RECEIVED;
    }
    unread = true;
    return ended;
  }

  /** What had ended begins anew. */
  void reopen(Instant newAnswerDue) {
    require(!state.isOpen() && !state.isClosedForGood());
    reopened++;
    answer = null;
    sources = null;
    draftedBy = null;
    draftAuthors = new UUID[0];
    draftedAt = null;
    returnedNote = null;
    endNote = null;
    endedAt = null;
    answeredAt = null;
    answeredBy = null;
    answerDue = newAnswerDue;
    state = InquiryState.RECEIVED;
  }

  /**
   * What was answered is answered again, from the old words and another person's, which goes by a second person.
   *
   * @param person who writes it, null leaves it to everybody
   */
  void reopenToCorrect(String words, UUID person, Instant newAnswerDue) {
    require(!state.isOpen() && !state.isClosedForGood());
    reopened++;
    draftedBy = null;
    draftedAt = null;
    endNote = null;
    endedAt = null;
    answeredAt = null;
    answeredBy = null;
    atOnce = false;
    answerDue = newAnswerDue;
    assignedTo = person;
    returnedNote = words;
    state = InquiryState.DRAFTING;
  }

  /** What is written, or will be, is to heed this too; what waits to be confirmed is written again. */
  void toHeed(String words) {
    require(state.isOpen());
    returnedNote = returnedNote == null ? words : returnedNote + "\n" + words;
    if (state == InquiryState.TO_CONFIRM) {
      state = InquiryState.DRAFTING;
    }
  }

  /** Another person wanted something changed in what was written, or told, since it was opened last. */
  boolean wasGivenBack() {
    return returnedNote != null;
  }

  /** The ministry wrote a mail; what the asker waits for stays as it is. */
  void ministryWrote() {
    unread = true;
  }

  void read() {
    require(unread);
    unread = false;
  }

  private void require(InquiryState... states) {
    require(Arrays.asList(states).contains(state));
  }

  private void require(boolean holds) {
    if (!holds) {
      throw new AlreadyDone(caseKey + " is " + state);
    }
  }

  /** @throws StaleEdit if it is not what a person was shown */
  void requireVersion(long seen) {
    if (version != seen) {
      throw new StaleEdit(caseKey + " was changed");
    }
  }

  /** @throws AlreadyDone unless it is in this state */
  void requireState(InquiryState needed) {
    require(needed);
  }

  void requireOpen() {
    require(state.isOpen());
  }

  boolean wasDraftedBy(UUID person) {
    return List.of(draftAuthors).contains(person);
  }

  UUID id() {
    return id;
  }

  InquiryId inquiryId() {
    return new InquiryId(id);
  }

  CaseKey key() {
    return new CaseKey(caseKey);
  }

  ProgrammeCode programme() {
    return programme;
  }

  InquiryState state() {
    return state;
  }

  DeskId deskId() {
    return new DeskId(deskId);
  }

  /** Of whom nothing at all is known Hibernate reads nobody. */
  Requester requester() {
    return requester == null ? Requester.UNKNOWN : requester;
  }

  String subject() {
    return subject;
  }

  String answer() {
    return answer;
  }

  UUID assignedTo() {
    return assignedTo;
  }

  UUID mergedInto() {
    return mergedInto;
  }

  Instant receivedAt() {
    return receivedAt;
  }

  Instant answerDue() {
    return answerDue;
  }

  /** Null while it is open. */
  Instant endedAt() {
    return endedAt;
  }

  int reopened() {
    return reopened;
  }

  /** How often it had been opened anew before it was answered last; 0 before the first answer too. */
  int lastAnswered() {
    return answeredAt == null ? Math.max(0, reopened - 1) : reopened;
  }

  UUID draftedBy() {
    return draftedBy;
  }

  /** When the draft that is there was written or asked to be confirmed last; null without one. */
  Instant draftedAt() {
    return draftedAt;
  }

  /** All who wrote of the draft that is there, the last one last. */
  List<UUID> draftAuthors() {
    return List.of(draftAuthors);
  }

  boolean isUnread() {
    return unread;
  }

  InquiryView view() {
    return new InquiryView(
        inquiryId(), key(), new FiscalYear(fiscalYear), channel, state, requester(), addressToCheck(), subject, body, category, purpose,
        receivedAt, answerDue, assignedTo, answer, sources, draftedBy, draftedAt, returnedNote, answeredAt, atOnce,
        endNote, mergedInto == null ? null : new InquiryId(mergedInto), reopened, unread, version);
  }
}
