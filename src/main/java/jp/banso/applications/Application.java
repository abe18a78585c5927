package jp.banso.applications;

import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.calls.CallId;
import jp.banso.composition.MemberGroups;
import jp.banso.forms.Answers;
import jp.banso.forms.AnswersConverter;
import jp.banso.forms.FormRef;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.audit.Actor;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * One region's application (S2 §7): who may still change it, and what may follow what. What the
 * prefecture thinks of it is a {@link PrefectureReview} of its own.
 */
@Entity
@Table(name = "application")
class Application extends AbstractAggregateRoot<Application> {

  @Id private UUID id;
  @Version private long version;
  private String caseKey;
  private UUID callId;
  private String programme;
  private String prefectureCode;
  private int number;
  private String areaName = "";
  private String keptAreaName;
  private UUID drafterId;
  private String drafterOrganisation;
  private boolean typedBySecretariat;

  @Enumerated(EnumType.STRING)
  private ApplicationState state;

  private String formKey;
  private int formVersion;

  @Convert(converter = AnswersConverter.class)
  @JdbcTypeCode(SqlTypes.JSON)
  private Answers answers;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<List<String>> memberGroups = List.of();

  @Convert(converter = AnswersConverter.class)
  @JdbcTypeCode(SqlTypes.JSON)
  private Answers prefectureRows;

  private boolean shownToPrefecture;
  private Instant handedOverAt;
  private String handOverReason;
  private Instant compiledAt;
  private Instant correctionDueAt;
  @Embedded private MailedCorrection mailedCorrection;
  @Embedded private Receipt receipt = new Receipt();
  @Embedded private Transcript transcript;
  @Embedded private LateDecision late;
  @Embedded private ApprovalHold hold;
  private UUID replacesId;
  private Instant withdrawnAt;
  private Instant forwardedArrivedAt;
  private String forwardedSender;
  private boolean forwardedBlank;
  private boolean awaitsPeople;

  @Enumerated(EnumType.STRING)
  private ApplicationState endedFrom;

  private String endReason;
  private Instant startedAt;
  private Instant changedAt;
  private String changedBy;

  /** When it came to whom it is with; null in what an older program wrote. */
  private Instant movedAt;

  @Transient private FormRef formerForm;
  @Transient private Answers formerAnswers;
  @Transient private UUID writerId;

  /** Its text or what its members stand for is another than is stored. */
  @Transient private boolean toJudge;

  /** What is to be done with its 事務局入力 is another than it was when it was read. */
  @Transient private boolean transcriptMoved;
  @Transient private boolean forwardedMoved;

  protected Application() {}

  Application(NewApplication start) {
    id = UUID.randomUUID();
    caseKey = start.key().value();
    callId = start.callId().value();
    programme = start.programme().code();
    prefectureCode = start.prefecture().value();
    number = start.number();
    drafterId = start.drafterId();
    drafterOrganisation = start.drafterOrganisation();
    typedBySecretariat = start.typedBySecretariat();
    formKey = start.form().formKey();
    formVersion = start.form().version();
    state = ApplicationState.DRAFT;
    startedAt = start.at();
    movedAt = start.at();
    answers = Answers.empty();
    write(Answers.empty(), MemberGroups.NONE, start.startedBy(), start.at());
  }

  /** Takes over what was typed; the prefecture of the case is not a matter of typing. */
  void write(Answers typed, MemberGroups groups, String by, Instant at) {
    rewriting();
    Answers written = typed.with("prefecture", prefectureCode);
    if (transcript != null && !written.equals(answers)) {
      transcriptMoved |= transcript.typed();
    }
    answers = written;
    memberGroups = groups.toLists();
    areaName = answers.text("regionName");
    toJudge = true;
    writerId = null;
    touched(by, at);
  }

  /** As {@link #write(Answers, MemberGroups, String, Instant)}, by somebody who may be a person. */
  void write(Answers typed, MemberGroups groups, Actor by, Instant at) {
    write(typed, groups, by.label(), at);
    writerId = by.personId();
    forwardedBlank = false;
  }

  /** The same text on another version of the form; whoever wrote it is still its writer. */
  void moveTo(FormRef form, Answers carried, MemberGroups groups, Instant at) {
    require(ApplicationState.DRAFT);
    rewriting();
    formKey = form.formKey();
    formVersion = form.version();
    write(carried, groups, changedBy, at);
  }

  private void rewriting() {
    toJudge = true;
    if (formerAnswers == null) {
      formerForm = form();
      formerAnswers = answers;
    }
  }

  /** A text with the form on which it was written. */
  record Text(FormRef form, Answers answers) {}

  /** The text before what was written since this was asked last; empty if it is still the same. */
  Optional<Text> rewritten() {
    if (formerAnswers == null) {
      return Optional.empty();
    }
    Text former = new Text(formerForm, formerAnswers);
    formerForm = null;
    formerAnswers = null;
    return Optional.of(former).filter(text -> !text.equals(new Text(form(), answers)));
  }

  /** Its text changes hands as it is now. */
  void kept() {
    keptAreaName = areaName;
  }

  void changeRepresentative(Answers changed, String by, Instant at) {
    if (!RepresentativePolicy.allows(state)) {
      throw new AlreadyDone(caseKey + " is " + state);
    }
    rewriting();
    answers = changed;
    toJudge = true;
    touched(by, at);
    registerEvent(new RepresentativeChanged(id()));
  }

  /** The 代表者 of what this one stands beside has changed, and so has its own; a draft is nobody else's to hear of yet. */
  void carryRepresentative(Answers changed, String by, Instant at) {
    if (state != ApplicationState.DRAFT) {
      changeRepresentative(changed, by, at);
      return;
    }
    rewriting();
    answers = changed;
    touched(by, at);
  }

  /** The prefecture's own rows of the table; the draft stays with whom it is. */
  void writePrefectureRows(Answers merged, MemberGroups groups, List<Answers> own, String by, Instant at) {
    if (state != ApplicationState.PREFECTURE_REVIEW) {
      require(ApplicationState.DRAFT);
    }
    rewriting();
    answers = merged;
    memberGroups = groups.toLists();
    prefectureRows = Answers.empty().withRows(MemberGroups.TABLE, own);
    touched(by, at);
  }

  void correctGroups(MemberGroups groups, String by, Instant at) {
    memberGroups = groups.toLists();
    toJudge = true;
    writerId = null;
    touched(by, at);
  }

  /** 決裁中. */
  void hold(ApprovalSide side, String by, Instant at) {
    if (isHeld() || !side.mayHold(state)) {
      throw new AlreadyDone(caseKey + " is " + state + " and cannot be held by " + side);
    }
    hold = new ApprovalHold(side, by, at);
  }

  void release() {
    if (!isHeld()) {
      throw new AlreadyDone(caseKey + " is not held");
    }
    hold = null;
  }

  /**
   * 回付: made of a mail that its region sent to the secretariat itself.
   *
   * @param sender what From said
   * @param blank true if nobody could read its form, so that somebody has to write it
   */
  void forwarded(Instant arrivedAt, String sender, boolean blank) {
    forwardedArrivedAt = arrivedAt;
    forwardedSender = sender;
    forwardedBlank = blank;
    awaitsPeople = true;
    forwardedMoved = true;
    showToPrefecture();
  }

  void showToPrefecture() {
    require(ApplicationState.DRAFT);
    shownToPrefecture = true;
  }

  void handOver(String reason, String by, Instant at) {
    require(ApplicationState.DRAFT);
    moved(by, at);
    hold = null;
    state = ApplicationState.PREFECTURE_REVIEW;
    handedOverAt = at;
    handOverReason = reason;
  }

  void returnForRevision(String by, Instant at) {
    require(ApplicationState.PREFECTURE_REVIEW);
    moved(by, at);
    hold = null;
    state = ApplicationState.DRAFT;
  }

  void compile(String by, Instant at) {
    require(ApplicationState.PREFECTURE_REVIEW);
    moved(by, at);
    state = ApplicationState.COMPILED;
    compiledAt = at;
  }

  void reopen(String by, Instant at) {
    require(ApplicationState.COMPILED);
    moved(by, at);
    hold = null;
    state = ApplicationState.DRAFT;
    compiledAt = null;
  }

  void receive(String receiptNumber, String by, Instant receivedAt) {
    require(ApplicationState.COMPILED);
    receipt.at(receiptNumber, receivedAt, true);
    moved(by, receivedAt);
    hold = null;
    state = ApplicationState.RECEIVED;
  }

  /** Also from 未提出, if the prefecture had compiled it and sends it after the closing. */
  void receiveLate(String receiptNumber, String by, Instant receivedAt) {
    boolean closedMeanwhile = state == ApplicationState.UNSUBMITTED && compiledAt != null;
    if (!closedMeanwhile) {
      require(ApplicationState.COMPILED);
    }
    receipt.at(receiptNumber, receivedAt, false);
    moved(by, receivedAt);
    hold = null;
    endedFrom = null;
    state = ApplicationState.RECEIVED_LATE;
  }

  /** A submission that came by mail, the prescribed form of submission (S2 §7), or on paper. */
  void receiveByMail(
      String receiptNumber, Instant arrivedAt, boolean inTime, String senderMail, ArrivalMeans means) {
    require(ApplicationState.DRAFT);
    receipt.byMail(receiptNumber, arrivedAt, inTime, senderMail, means);
    transcript = means.isTyped() ? new Transcript() : null;
    transcriptMoved = true;
    movedOn(arrivedAt);
    state = inTime ? ApplicationState.RECEIVED : ApplicationState.RECEIVED_LATE;
  }

  /** 送付元の確認待ち: its sender is asked whether what was typed is what was sent. */
  void askSender(LocalDate answerBy) {
    if (transcript == null || !EditPolicy.isCopiedFromMail(this)) {
      throw new AlreadyDone(caseKey + " is " + state + " and nobody is asked what was typed of it");
    }
    transcript.asked(answerBy);
    transcriptMoved = true;
  }

  /** @param by how it is known and who said it, in words */
  void senderAnswered(boolean agreed, String by, Instant at) {
    if (transcript == null) {
      throw new AlreadyDone(caseKey + " was typed by nobody");
    }
    transcript.answered(agreed, by, at);
    transcriptMoved = true;
  }

  /** A 訂正 begins with the rows that its prefecture wrote into what it is to replace. */
  void takeOverPrefectureRows(Application older) {
    prefectureRows = older.prefectureRows;
  }

  /** 差替え: names the version that this one is to replace; null for none. */
  void replace(ApplicationId older) {
    replacesId = older == null ? null : older.value();
  }

  /** A proposal its applicants must not hear of: who made it when is the staff's to know. */
  void decideLate(boolean accept, String reason, Actor by, Instant at) {
    require(ApplicationState.RECEIVED_LATE);
    late = new LateDecision(accept, reason, by.personId());
    movedOn(at);
    if (!accept) {
      touched(by.label(), at);
      end(ApplicationState.LATE_REFUSED, reason);
      registerEvent(new ApplicationEnded(id(), state));
    }
  }

  void concurLate(boolean concurred, String note, String by, Instant at) {
    require(ApplicationState.RECEIVED_LATE);
    if (late == null || !late.awaitsConcurrence()) {
      throw new AlreadyDone(caseKey + " awaits no concurrence");
    }
    movedOn(at);
    if (concurred) {
      touched(by, at);
      state = ApplicationState.RECEIVED;
    } else {
      late = late.notConcurred(note);
    }
  }

  void returnForCorrection(Instant dueAt, String by, Instant at) {
    require(ApplicationState.RECEIVED);
    moved(by, at);
    state = ApplicationState.CORRECTING;
    correctionDueAt = dueAt;
    mailedCorrection = null;
  }

  void correct(String by, Instant at) {
    require(ApplicationState.CORRECTING);
    moved(by, at);
    state = ApplicationState.RECEIVED;
    correctionDueAt = null;
  }

  /** As {@link #correct}, by the text that a mail brought. */
  void correct(MailedCorrection mail, String by, Instant at) {
    correct(by, at);
    mailedCorrection = mail;
  }

  void accept(String by, Instant at) {
    require(ApplicationState.RECEIVED);
    moved(by, at);
    state = ApplicationState.ACCEPTED;
    transcriptMoved = true;
  }

  void withdraw(String reason, String by, Instant at) {
    if (!WithdrawalPolicy.allows(state)) {
      throw new AlreadyDone(caseKey + " cannot be withdrawn in state " + state);
    }
    withdrawnAt = at;
    moved(by, at);
    end(ApplicationState.WITHDRAWN, reason);
    registerEvent(new ApplicationWithdrawn(id(), call(), caseKey, endedFrom));
    registerEvent(new ApplicationEnded(id(), state));
  }

  void endUnsubmitted(Instant at) {
    if (!OpenStates.BEFORE_SUBMISSION.contains(state)) {
      throw new AlreadyDone(caseKey + " is " + state + ", not before submission");
    }
    moved(Actor.system().label(), at);
    end(ApplicationState.UNSUBMITTED, null);
    registerEvent(new ApplicationEnded(id(), state));
  }

  /** The call was cancelled before its deadline, so nothing of it was judged. */
  void endWithCall(Instant at) {
    if (!SupersessionPolicy.allows(state)) {
      throw new AlreadyDone(caseKey + " is " + state + " and does not end with its call");
    }
    moved(Actor.system().label(), at);
    end(ApplicationState.CALL_CANCELLED, null);
    registerEvent(new ApplicationEnded(id(), state));
  }

  void supersede(String newKey, String by, Instant at) {
    if (state == ApplicationState.UNSUBMITTED) {
      moved(by, at);
      // what stood for it when it ended still says who may read it
      state = ApplicationState.SUPERSEDED;
      endReason = newKey;
      return;
    }
    if (!SupersessionPolicy.allows(state)) {
      throw new AlreadyDone(caseKey + " cannot be superseded in state " + state);
    }
    moved(by, at);
    end(ApplicationState.SUPERSEDED, newKey);
  }

  /** What its applicants must not hear of yet leaves no trace in its times either. */
  void outcome(ApplicationState outcome, Instant at) {
    OutcomePolicy.require(caseKey, state, outcome);
    if (outcome != ApplicationState.ELIGIBLE) {
      moved(Actor.system().label(), at);
    }
    state = outcome;
  }

  private void end(ApplicationState last, String reason) {
    endedFrom = state;
    endReason = reason;
    hold = null;
    state = last;
    transcriptMoved = true;
  }

  private void require(ApplicationState expected) {
    if (state != expected) {
      throw new AlreadyDone(caseKey + " is " + state + ", not " + expected);
    }
  }

  /** Who made its text or its place what they are now. */
  void touched(String by, Instant at) {
    changedBy = by;
    changedAt = at;
  }

  private void moved(String by, Instant at) {
    touched(by, at);
    movedOn(at);
  }

  /** As its receipt keeps the same instant: the database rounds what is finer than it keeps. */
  private void movedOn(Instant at) {
    movedAt = at.truncatedTo(ChronoUnit.MICROS);
  }

  /** True once after its text was written. */
  boolean takeToJudge() {
    boolean was = toJudge;
    toJudge = false;
    return was;
  }

  /** Somebody of a region was attached or invited, who can go on with it. */
  void peopleFound() {
    forwardedMoved |= awaitsPeople;
    awaitsPeople = false;
  }

  /** True if its prefecture has to find who of a region goes on with it. */
  boolean awaitsPeople() { return awaitsPeople && state == ApplicationState.DRAFT; }

  /** True once after it has begun or ended to await people. */
  boolean takeForwardedMoved() {
    if (state != ApplicationState.DRAFT) {
      peopleFound();
    }
    boolean moved = forwardedMoved;
    forwardedMoved = false;
    return moved;
  }

  /** True once after what is to be done with its 事務局入力 has changed. */
  boolean takeTranscriptMoved() {
    boolean moved = transcriptMoved && transcript != null;
    transcriptMoved = false;
    return moved;
  }

  ApplicationId id() { return new ApplicationId(id); }
  long version() { return version; }
  CaseKey key() { return new CaseKey(caseKey); }
  CallId call() { return new CallId(callId); }
  ProgrammeCode programme() { return ProgrammeCode.of(programme); }
  PrefectureCode prefecture() { return PrefectureCode.of(prefectureCode); }
  String areaName() { return areaName; }
  /** As in the version that changed hands last; null before the first. */
  String keptAreaName() { return keptAreaName; }
  /** What stands for it now, or the state in which it ended. */
  ApplicationState lastState() { return endedFrom == null ? state : endedFrom; }
  /** Null if it replaces none. */
  ApplicationId replaces() { return replacesId == null ? null : new ApplicationId(replacesId); }
  /** Of one that was replaced, the number of what counts instead. */
  CaseKey supersededBy() { return new CaseKey(endReason); }
  UUID drafterId() { return drafterId; }

  /** Somebody else is 作成担当者 from now on; the organisation stays. */
  void handTo(UUID successorId) { drafterId = successorId; }

  String drafterOrganisation() { return drafterOrganisation; }
  boolean isTypedBySecretariat() { return typedBySecretariat; }
  ApplicationState state() { return state; }
  FormRef form() { return new FormRef(formKey, formVersion); }
  Answers answers() { return answers; }
  MemberGroups groups() { return MemberGroups.ofLists(memberGroups); }
  /** As the prefecture wrote them, whatever became of them. */
  List<Answers> prefectureRows() {
    return prefectureRows == null ? List.of() : prefectureRows.rows(MemberGroups.TABLE);
  }
  boolean isShownToPrefecture() { return shownToPrefecture; }
  Instant handedOverAt() { return handedOverAt; }
  String handOverReason() { return handOverReason == null ? "" : handOverReason; }
  /** Null before. */
  Instant compiledAt() { return compiledAt; }
  boolean wasCompiled() { return compiledAt != null; }
  Instant correctionDueAt() { return correctionDueAt; }
  /** The mail that answered the last return; empty if none did. */
  Optional<MailedCorrection> mailedCorrection() { return Optional.ofNullable(mailedCorrection); }
  /** When the mail came of which the draft was made; empty if it was begun on screen. */
  Optional<Instant> forwardedAt() { return Optional.ofNullable(forwardedArrivedAt); }
  /** Unproven; empty text if there was none. */
  String forwardedSender() { return forwardedSender == null ? "" : forwardedSender; }
  /** 回付された申込書（記入待ち）: it holds the files that came and nobody has written into it yet. */
  boolean awaitsFilling() { return forwardedBlank && state == ApplicationState.DRAFT; }
  /** What the secretariat has of it lies in a mail: its text is copied from there. */
  boolean isTextFromMail() { return receipt.cameByMail() || mailedCorrection != null; }
  Receipt receipt() { return receipt; }
  /** False for one that came late and was not admitted: it has arrived, but is not received. */
  boolean isReceiptCounted() {
    return receipt.isGiven()
        && lastState() != ApplicationState.RECEIVED_LATE
        && lastState() != ApplicationState.LATE_REFUSED;
  }
  /** Empty unless a clerk types it (事務局入力). */
  Optional<Transcript> transcript() { return Optional.ofNullable(transcript); }
  /** Empty until the manager has decided. */
  Optional<LateDecision> late() { return Optional.ofNullable(late); }
  /** Empty unless 決裁中. */
  Optional<ApprovalHold> hold() { return Optional.ofNullable(hold); }
  boolean isHeld() { return hold != null; }
  Instant startedAt() { return startedAt; }
  Instant changedAt() { return changedAt; }
  String changedBy() { return changedBy; }
  /** When it came to whom it is with. */
  Instant movedAt() { return movedAt == null ? changedAt : movedAt; }

  /** Of what was written since it was read; empty if it was no person, or nothing was. */
  Optional<UUID> writerId() { return Optional.ofNullable(writerId); }
}
