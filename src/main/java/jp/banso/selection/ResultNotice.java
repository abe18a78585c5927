package jp.banso.selection;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;

/**
 * One result on its way to one 代表者 (S2 §9). It knows the application only: the address is read when
 * the mail is written, so that no result can go to another region's people.
 */
@Entity
@Table(name = "result_notice")
class ResultNotice {

  @Id private UUID id;
  @Version private Long version;
  private UUID roundId;
  private UUID applicationId;
  private String applicationKey;
  private String caseKey;

  @Enumerated(EnumType.STRING)
  private ProgrammeCode programme;

  private String kind;

  @Enumerated(EnumType.STRING)
  private NoticeState state;

  private Instant preparedAt;
  private Instant sendAfter;
  private Instant sentAt;
  private String sentTo;
  private Instant settledAt;
  private String toldNote;

  protected ResultNotice() {}

  /**
   * One more notice of an application.
   *
   * @param sendAfter until then its mail can be stopped; null if it goes at once
   */
  static ResultNotice prepare(
      SelectionRound round, ApplicationId application, CaseKey applicationKey, String kind,
      int number, Instant sendAfter, Instant now) {
    ResultNotice notice = new ResultNotice();
    notice.id = UUID.randomUUID();
    notice.roundId = round.id().value();
    notice.applicationId = application.value();
    notice.applicationKey = applicationKey.value();
    notice.caseKey = applicationKey.child("N" + number).value();
    notice.programme = round.programme();
    notice.kind = kind;
    notice.state = NoticeState.PREPARED;
    notice.preparedAt = now;
    notice.sendAfter = sendAfter;
    return notice;
  }

  void sent(String to, Instant now) {
    require(NoticeState.PREPARED);
    sentTo = to;
    sentAt = now;
    state = NoticeState.SENT;
  }

  /** Answers false if it was known before. */
  boolean settled(boolean delivered, Instant now) {
    if (state != NoticeState.SENT) {
      return false;
    }
    state = delivered ? NoticeState.DELIVERED : NoticeState.UNDELIVERED;
    settledAt = now;
    return true;
  }

  void toldByTelephone(String note, Instant now) {
    require(NoticeState.UNDELIVERED);
    state = NoticeState.TOLD_BY_TELEPHONE;
    toldNote = note;
    settledAt = now;
  }

  private void require(NoticeState wanted) {
    if (state != wanted) {
      throw new AlreadyDone("notice " + caseKey + " is " + state);
    }
  }

  UUID id() {
    return id;
  }

  UUID roundId() {
    return roundId;
  }

  ApplicationId applicationId() {
    return new ApplicationId(applicationId);
  }

  CaseKey applicationKey() {
    return new CaseKey(applicationKey);
  }

  CaseKey key() {
    return new CaseKey(caseKey);
  }

  ProgrammeCode programme() {
    return programme;
  }

  String kind() {
    return kind;
  }

  NoticeState state() {
    return state;
  }

  Instant sendAfter() {
    return sendAfter;
  }

  Instant sentAt() {
    return sentAt;
  }

  String sentTo() {
    return sentTo;
  }

  String toldNote() {
    return toldNote;
  }
}
