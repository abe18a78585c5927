package jp.banso.calls;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;

/** A question on a call: 受付 → 回答, or 公表の案 → 確認 → 公表, which a later draft can go through again. */
@Entity
@Table(name = "call_question")
class CallQuestion {

  @Id private UUID id;
  private UUID callId;
  private int ordinal;
  private String caseKey;
  @Enumerated(EnumType.STRING) private QuestionState state;
  @Enumerated(EnumType.STRING) private QuestionWay way;
  private UUID askerPerson;
  @Enumerated(EnumType.STRING) private RoleKind askerRole;
  private UUID askerOrganisation;
  private String organisationName;
  private String askerName;
  private String askerMail;
  private String askerTelephone;
  private String body;
  private Instant receivedAt;
  private UUID recordedBy;
  private Instant recordedAt;
  private String answer;
  private Instant answeredAt;
  private String toldHow;
  private String stoppedAnswer;
  private boolean askerToTell;
  private String toldAgainHow;
  private Integer number;
  private String draftQuestion;
  private String draftAnswer;
  private String draftReason;
  private UUID draftedBy;
  private UUID draftedByManager;
  private Instant draftedAt;
  private String returnedNote;
  private Instant withdrawnAt;
  private UUID withdrawnBy;
  private String withdrawnReason;
  @Version private long version;

  protected CallQuestion() {}

  /** On the page of the call, by somebody whose account says who asks. */
  static CallQuestion asked(
      CallId call, CaseKey callKey, int ordinal, Viewer asker, String mail, String body, Instant receivedAt, Instant now) {
    CallQuestion question =
        taken(
            call, callKey, ordinal, asker.personId(), now,
            new QuestionRecord(
                QuestionWay.PAGE, asker.organisationName(), asker.displayName(), mail, null, body, receivedAt));
    question.askerPerson = asker.personId();
    question.askerRole = asker.role();
    question.askerOrganisation = asker.organisationId();
    return question;
  }

  /** By mail, telephone or otherwise, as the secretariat writes it down. */
  static CallQuestion recorded(CallId call, CaseKey callKey, int ordinal, UUID by, QuestionRecord record, Instant now) {
    return taken(call, callKey, ordinal, by, now, record);
  }

  private static CallQuestion taken(
      CallId call, CaseKey callKey, int ordinal, UUID by, Instant now, QuestionRecord record) {
    CallQuestion question = new CallQuestion();
    question.id = UUID.randomUUID();
    question.callId = call.value();
    question.ordinal = ordinal;
    question.caseKey = callKey.child("Q" + ordinal).value();
    question.state = QuestionState.TO_ANSWER;
    question.way = record.way();
    question.organisationName = record.organisationName();
    question.askerName = record.askerName();
    question.askerMail = record.askerMail();
    question.askerTelephone = record.askerTelephone();
    question.body = record.body();
    question.receivedAt = record.receivedAt();
    question.recordedBy = by;
    question.recordedAt = now;
    return question;
  }

  /** To the asker alone. */
  void answer(String text, String how, Instant now) {
    requireUnanswered();
    require(state == QuestionState.TO_ANSWER || state == QuestionState.TO_REVISE);
    answer = text;
    answeredAt = now;
    stoppedAnswer = null;
    toldHow = how;
    state = QuestionState.ANSWERED;
    forgetDraft();
  }

  /** For publication, now or after the asker was answered, or instead of what is published. */
  void propose(AnswerDraft draft, UUID by, boolean byManager, Instant now) {
    require(state != QuestionState.TO_RELEASE && state != QuestionState.WITHDRAWN);
    draftQuestion = draft.question();
    draftAnswer = draft.answer();
    draftReason = draft.reason();
    draftedBy = by;
    draftedByManager = byManager ? by : draftedByManager;
    draftedAt = now;
    returnedNote = null;
    state = QuestionState.TO_RELEASE;
  }

  void giveBack(String note) {
    require(state == QuestionState.TO_RELEASE);
    returnedNote = note;
    state = QuestionState.TO_REVISE;
  }

  /** @param next number that it gets unless it has one */
  void release(int next, Instant now) {
    require(state == QuestionState.TO_RELEASE);
    if (answeredAt == null) {
      answer = draftAnswer;
      answeredAt = now;
      stoppedAnswer = null;
    }
    if (number == null) {
      number = next;
    }
    state = QuestionState.PUBLISHED;
    askerToTell = askerMail == null;
    forgetDraft();
  }

  /** The asker, whom no mail reaches, knows of what was published, or that there will be no answer. */
  void tell(String how) {
    requireAskerToTell();
    toldAgainHow = how;
    askerToTell = false;
  }

  void requireAskerToTell() {
    require(askerToTell);
  }

  /**
   * A question that nobody was answered needs no answer; of one that was, only the draft goes.
   *
   * @param toTell whether the asker has to be told that there will be no answer
   */
  void drop(String reason, UUID by, boolean toTell, Instant now) {
    if (answeredAt == null) {
      require(state.isOpen());
      withdrawnAt = now;
      withdrawnBy = by;
      withdrawnReason = reason;
      state = QuestionState.WITHDRAWN;
      askerToTell = toTell && askerMail == null;
    } else {
      require(state == QuestionState.TO_RELEASE || state == QuestionState.TO_REVISE);
      state = number == null ? QuestionState.ANSWERED : QuestionState.PUBLISHED;
    }
    forgetDraft();
  }

  /**
   * The answer reached nobody: the question waits for another one, which begins with the text of this.
   *
   * @return false if there is none, or everybody can read it by now
   */
  boolean takeAnswerBack() {
    if (answeredAt == null || number != null) {
      return false;
    }
    stoppedAnswer = answer;
    answer = null;
    answeredAt = null;
    toldHow = null;
    state = state == QuestionState.ANSWERED ? QuestionState.TO_ANSWER : state;
    return true;
  }

  private void forgetDraft() {
    draftQuestion = null;
    draftAnswer = null;
    draftReason = null;
    returnedNote = null;
    draftedByManager = null;
  }

  void requireUnanswered() {
    require(answeredAt == null);
  }

  /** @throws AlreadyDone unless an answer or a draft can be written */
  void requireWritable() {
    require(state != QuestionState.TO_RELEASE && state != QuestionState.WITHDRAWN);
  }

  void requireReleasable() {
    require(state == QuestionState.TO_RELEASE);
  }

  /** @throws StaleEdit if it is not what a person was shown */
  void requireVersion(long seen) {
    if (version != seen) {
      throw new StaleEdit(caseKey + " was changed");
    }
  }

  private void require(boolean holds) {
    if (!holds) {
      throw new AlreadyDone(caseKey + " is " + state);
    }
  }

  /** Whether the viewer's office asked it. */
  boolean wasAskedBy(Viewer viewer) {
    return viewer.role() == askerRole && viewer.organisationId().equals(askerOrganisation);
  }

  /**
   * Who does not release the draft: the last manager who wrote it, even if somebody else hands it in again
   * as it is, else its writer.
   */
  UUID drafter() {
    return drafter(draftedBy, false);
  }

  /** The same, once {@code by} will have written it. */
  UUID drafter(UUID by, boolean byManager) {
    return byManager || draftedByManager == null ? by : draftedByManager;
  }

  /** Whether the person may not release the draft. */
  boolean wasDraftedBy(UUID person) {
    return person.equals(draftedBy) || person.equals(draftedByManager);
  }

  UUID id() {
    return id;
  }

  UUID callId() {
    return callId;
  }

  CaseKey key() {
    return new CaseKey(caseKey);
  }

  QuestionState state() {
    return state;
  }

  String askerMail() {
    return askerMail;
  }

  boolean isAnswered() {
    return answeredAt != null;
  }

  boolean isAskerToTell() {
    return askerToTell;
  }

  /** What was to be told before its mail was stopped, null once there is another answer. */
  String stoppedAnswer() {
    return stoppedAnswer;
  }

  /** What waits for its release. */
  AnswerDraft draft() {
    return draftQuestion == null ? null : new AnswerDraft(draftQuestion, draftAnswer, draftReason);
  }

  QuestionView view() {
    return new QuestionView(
        ordinal, key(), state, way, organisationName, askerName, askerMail, askerTelephone, body, receivedAt,
        recordedBy, answer, answeredAt, toldHow, toldAgainHow, askerToTell, number, draft(), draftedBy, returnedNote, withdrawnReason, version);
  }
}
