package jp.banso.calls;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.correspondence.Secretariats.Secretariat;
import jp.banso.forms.FormRef;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.StaleEdit;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.springframework.data.domain.AbstractAggregateRoot;

/** A call from its preparation to its close: 下書き, or 準備 → 了承待ち → 受付中 → 締切 (domain §2). */
@Entity
@Table(name = "public_call")
class Call extends AbstractAggregateRoot<Call> {

  @Id private UUID id;
  private String caseKey;

  @Enumerated(EnumType.STRING)
  private ProgrammeCode programme;

  private int fiscalYear;
  private String projectTitle;
  private String title;
  private String formKey;
  private int formVersion;
  private String secretariatName;
  private String secretariatMail;

  @Enumerated(EnumType.STRING)
  private CallState state;

  private UUID recallOf;
  private UUID copiedFrom;
  private int edits;
  private UUID[] editors = {};
  @Embedded private CallTerms terms;
  @Embedded private FlightPlan plan;
  @Embedded private MailTerms mailTerms;
  @Embedded private Statements statements;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<CallMeeting> meetings;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<ApplicantVariant> variants = List.of();

  private UUID confirmedBy;
  private Instant confirmedAt;
  private String returnedNote;
  private boolean termsLooked;
  private boolean criteriaLooked;
  private String leftOpen;
  private Instant concurredAt;
  private Instant publishedAt;
  private Instant closedAt;
  private Instant cancelledAt;
  @Version private long version;

  protected Call() {}

  /** 再公募: the same call once more, with its own dates and number. */
  Call recall(CaseKey newKey, CallTerms newTerms) {
    require(CallState.CLOSED);
    Call next = anew(newKey, year(), newTerms);
    next.recallOf = id;
    return next;
  }

  /** The edition of another year; whoever copied it counts as an editor. */
  Call copy(CaseKey newKey, FiscalYear year, CallTerms newTerms, UUID by) {
    Call next = anew(newKey, year, newTerms);
    next.projectTitle = projectTitle.replace(year().name(), year.name());
    next.meetings = meetings().moved(year(), year).all();
    next.copiedFrom = id;
    next.editors = new UUID[] {by};
    return next;
  }

  private Call anew(CaseKey newKey, FiscalYear year, CallTerms newTerms) {
    Call next = new Call();
    next.id = UUID.randomUUID();
    next.caseKey = newKey.value();
    next.programme = programme;
    next.fiscalYear = year.year();
    next.projectTitle = projectTitle;
    next.title = title;
    next.formKey = formKey;
    next.formVersion = formVersion;
    next.secretariatName = secretariatName;
    next.secretariatMail = secretariatMail;
    next.state = state == CallState.DRAFT ? CallState.DRAFT : CallState.PREPARED;
    next.terms = newTerms;
    next.plan = plan;
    next.mailTerms = mailTerms.recalled();
    next.statements = statements;
    next.meetings = meetings;
    next.variants = variants;
    return next;
  }

  /** Other terms, until the call is confirmed. */
  void edit(TermsDraft draft, UUID by) {
    requireEdited();
    takeTerms(draft);
    plan = draft.plan();
    mailTerms = draft.mailTerms();
    termsLooked = true;
    edited(by);
  }

  /** Somebody has read the terms that were copied, and keeps them. */
  void keepTerms() {
    requireEdited();
    termsLooked = true;
  }

  /** The same of the criteria. */
  void keepCriteria() {
    requireEdited();
    criteriaLooked = true;
  }

  boolean isTermsLooked() {
    return termsLooked;
  }

  boolean isCriteriaLooked() {
    return criteriaLooked;
  }

  /** Other meetings and what they are about, a line for each, until the call is confirmed. */
  void foresee(CallMeetings foreseen, String topics, UUID by) {
    requireEdited();
    meetings = foreseen.all();
    terms = terms.meeting(foreseen.ordinary(), foreseen.count());
    statements = statements.about(topics);
    edited(by);
  }

  /** Other kinds of applicants, until the call is confirmed. */
  void admit(List<ApplicantVariant> admitted, UUID by) {
    requireEdited();
    variants = List.copyOf(admitted);
    edited(by);
  }

  /** Something that belongs to the call was changed, until it is confirmed: each change counts, whoever makes it. */
  void edited(UUID by) {
    requireEdited();
    edits++;
    editors = Stream.concat(Stream.of(editors).filter(one -> !one.equals(by)), Stream.of(by)).toArray(UUID[]::new);
  }

  /** What {@link #edit} changes, as it is now. */
  TermsDraft draft() {
    return new TermsDraft(projectTitle, title, secretariatName, secretariatMail, form(), terms, plan, mailTerms, statements);
  }

  /**
   * Whether the person has changed the call (terms, criteria, papers) since the ministry last gave it
   * back: who wrote it neither confirms it nor answers for the ministry.
   */
  boolean wasEditedBy(UUID personId) {
    return List.of(editors).contains(personId);
  }

  /** Whoever changed it since then, the last of them last. */
  List<UUID> editors() {
    return List.of(editors);
  }

  /** The edition that it began as a copy of. */
  Optional<UUID> copiedFrom() {
    return Optional.ofNullable(copiedFrom);
  }

  /** A copy that nobody has confirmed yet: no step of it is on record. */
  boolean mayBeDiscarded() {
    return state.isEdited() && copiedFrom != null && confirmedAt == null;
  }

  /**
   * The manager has checked what will be published (T-B1).
   *
   * @param left what is left as it is, one a line, or null
   */
  void confirm(UUID personId, Instant at, String left) {
    require(CallState.PREPARED);
    leftOpen = left;
    state = CallState.CONFIRMED;
    confirmedBy = personId;
    confirmedAt = at;
    returnedNote = null;
  }

  /** The ministry has agreed. */
  void concur(Instant at) {
    requireConcurrenceOpen();
    concurredAt = at;
  }

  /** The ministry wants something changed; the manager checks again. */
  void giveBack(String note) {
    requireConcurrenceOpen();
    state = CallState.PREPARED;
    returnedNote = note;
    editors = new UUID[0];
  }

  /** Whether all have agreed and only the day of publication has not come. */
  boolean awaitsPublication() {
    return state == CallState.CONFIRMED && (!terms.concurrenceNeeded() || concurredAt != null);
  }

  /** Back to preparation, while the day of publication has not come; who may confirm is open again. */
  void stopPublication() {
    if (!awaitsPublication()) {
      throw new AlreadyDone(caseKey + " does not wait for its publication");
    }
    state = CallState.PREPARED;
    concurredAt = null;
    editors = new UUID[0];
  }

  void publish(Instant at) {
    require(CallState.CONFIRMED);
    if (!awaitsPublication()) {
      throw new IllegalStateException(caseKey + " is published without the ministry's word");
    }
    state = CallState.PUBLISHED;
    publishedAt = at;
    registerEvent(new CallPublished(callId()));
  }

  /** What the change corrects after publication takes effect; a deadline may move away, never closer. */
  void correct(UUID change, TermsDraft draft, Instant at) {
    requireReceiving(at);
    if (draft.terms().deadlineEnd().isBefore(terms.deadlineEnd())) {
      throw new IllegalStateException(caseKey + " gets a shorter deadline");
    }
    takeTerms(draft);
    edits++;
    registerEvent(new CallCorrected(callId(), change));
  }

  private void takeTerms(TermsDraft draft) {
    projectTitle = draft.projectTitle();
    title = draft.title();
    secretariatName = draft.secretariatName();
    secretariatMail = draft.secretariatMail();
    formKey = draft.form().formKey();
    formVersion = draft.form().version();
    terms = draft.terms();
    statements = draft.statements();
  }

  /** 中止: nothing is received any more. */
  void cancel(Instant at) {
    requireReceiving(at);
    state = CallState.CANCELLED;
    cancelledAt = at;
    registerEvent(new CallCancelled(callId()));
  }

  /** Whether applications can come in now: it is published, and its deadline has not passed. */
  boolean isReceiving(Instant at) {
    return state == CallState.PUBLISHED && at.isBefore(terms.deadlineEnd());
  }

  /** Whether questions on it are taken in: from their deadline on, only what was published answers. */
  boolean takesQuestions(Instant at) {
    return state == CallState.PUBLISHED && at.isBefore(terms.questionsEnd());
  }

  void close(Instant at) {
    require(CallState.PUBLISHED);
    if (at.isBefore(terms.deadlineEnd())) {
      throw new IllegalStateException(caseKey + " closes before its deadline");
    }
    state = CallState.CLOSED;
    closedAt = at;
    registerEvent(new CallClosed(callId(), caseKey));
  }

  /** Whether the person may record the ministry's answer: never who wrote or confirmed the terms. */
  boolean mayAnswerForMinistry(UUID personId) {
    return !personId.equals(confirmedBy) && !wasEditedBy(personId);
  }

  /** What the deadline says to a receipt, whoever asks when. */
  Calls.ReceiptJudgement judge(Instant receivedAt) {
    if (publishedAt == null || cancelledAt != null) {
      return Calls.ReceiptJudgement.NOT_OPEN;
    }
    return receivedAt.isBefore(terms.deadlineEnd())
        ? Calls.ReceiptJudgement.IN_TIME
        : Calls.ReceiptJudgement.LATE;
  }

  CallView view(Duration grace) {
    Instant end = terms.deadlineEnd();
    return new CallView(
        callId(), key(), programme, year(), projectTitle, title, form(),
        secretariatName, secretariatMail, state, recallOf != null, terms, plan, mailTerms, statements, meetings(),
        List.copyOf(variants), end,
        end.plus(grace), version);
  }

  Secretariat secretariat() {
    return new Secretariat(
        secretariatName, secretariatMail, statements == null ? null : statements.secretariatTelephone());
  }

  PreparationView preparation() {
    return new PreparationView(
        confirmedBy, confirmedAt, returnedNote, leftOpen, concurredAt, publishedAt, closedAt, mayBeDiscarded(),
        awaitsPublication());
  }

  boolean wasPublished() {
    return publishedAt != null;
  }

  CallId callId() {
    return new CallId(id);
  }

  CaseKey key() {
    return new CaseKey(caseKey);
  }

  ProgrammeCode programme() {
    return programme;
  }

  CallState state() {
    return state;
  }

  FormRef form() {
    return new FormRef(formKey, formVersion);
  }

  CallTerms terms() {
    return terms;
  }

  CallMeetings meetings() {
    return new CallMeetings(meetings);
  }

  List<ApplicantVariant> variants() {
    return List.copyOf(variants);
  }

  String topic(int meeting) {
    return statements.topic(meeting);
  }

  String title() {
    return title;
  }

  FiscalYear year() {
    return new FiscalYear(fiscalYear);
  }

  int fiscalYear() {
    return fiscalYear;
  }

  long version() {
    return version;
  }

  /**
   * Only what a person was shown is answered.
   *
   * @throws StaleEdit if the call was changed since
   */
  void requireVersion(long seen) {
    if (version != seen) {
      throw new StaleEdit(caseKey + " was changed");
    }
  }

  void requireEdited() {
    if (!state.isEdited()) {
      throw new AlreadyDone(caseKey + " is " + state + " and not edited");
    }
  }

  void requirePrepared() {
    require(CallState.PREPARED);
  }

  private void requireReceiving(Instant at) {
    if (!isReceiving(at)) {
      throw new AlreadyDone(caseKey + " is " + state + " and receives nothing");
    }
  }

  void requireConcurrenceOpen() {
    require(CallState.CONFIRMED);
    if (concurredAt != null) {
      throw new AlreadyDone(caseKey + " has the ministry's word");
    }
  }

  private void require(CallState needed) {
    if (state != needed) {
      throw new AlreadyDone(caseKey + " is " + state + ", not " + needed);
    }
  }
}
