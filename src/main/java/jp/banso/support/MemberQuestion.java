package jp.banso.support;

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

/** A question of a 構成員 (S2 §3): answered by the secretariat, with an advisor's word if needed. */
@Entity
@Table(name = "member_question")
class MemberQuestion {

  @Id private UUID id;
  private UUID cycleId;
  private int ordinal;
  private String caseKey;
  @Enumerated(EnumType.STRING) private QuestionState state;
  private String askerName;
  private String askerMail;
  private String body;
  private Instant askedAt;
  private UUID advisorId;
  private String advisorName;
  private String advice;
  private String answer;
  private Instant answeredAt;
  @Version private long version;

  protected MemberQuestion() {}

  static MemberQuestion ask(SupportCycle cycle, int ordinal, Member asker, String body, Instant now) {
    MemberQuestion question = new MemberQuestion();
    question.id = UUID.randomUUID();
    question.cycleId = cycle.id().value();
    question.ordinal = ordinal;
    question.caseKey = cycle.key().child("Q" + ordinal).value();
    question.state = QuestionState.RECEIVED;
    question.askerName = asker.name();
    question.askerMail = asker.mail();
    question.body = body;
    question.askedAt = now;
    return question;
  }

  void routeToSecretariat() {
    require(QuestionState.RECEIVED);
    state = QuestionState.TO_ANSWER;
  }

  void routeToAdvisor(UUID advisor, String name) {
    require(QuestionState.RECEIVED);
    advisorId = advisor;
    advisorName = name;
    state = QuestionState.WITH_ADVISOR;
  }

  void outOfScope(String guidance, Instant now) {
    require(QuestionState.RECEIVED);
    answer = guidance;
    answeredAt = now;
    state = QuestionState.OUT_OF_SCOPE;
  }

  void advise(String text) {
    require(QuestionState.WITH_ADVISOR);
    advice = text;
    state = QuestionState.TO_ANSWER;
  }

  /** The advisor is asked no more; the question is sorted anew. */
  void takeBack() {
    require(QuestionState.WITH_ADVISOR);
    advisorId = null;
    advisorName = null;
    state = QuestionState.RECEIVED;
  }

  void answer(String text, Instant now) {
    require(QuestionState.TO_ANSWER);
    answer = text;
    answeredAt = now;
    state = QuestionState.ANSWERED;
  }

  void cancel() {
    if (state.hasEnded()) {
      throw refused("cancel");
    }
    state = QuestionState.CANCELLED;
  }

  private void require(QuestionState needed) {
    if (state != needed) {
      throw refused(needed.name());
    }
  }

  private AlreadyDone refused(String what) {
    return new AlreadyDone("question " + caseKey + " is " + state + ", refused: " + what);
  }

  CaseKey key() {
    return new CaseKey(caseKey);
  }

  QuestionState state() {
    return state;
  }

  boolean isWith(UUID advisor) {
    return state == QuestionState.WITH_ADVISOR && advisorId.equals(advisor);
  }

  UUID advisorId() {
    return advisorId;
  }

  QuestionView view() {
    return new QuestionView(
        ordinal, key(), state, askerName, askerMail, body, askedAt, advisorId, advisorName, advice,
        answer, answeredAt, version);
  }
}
