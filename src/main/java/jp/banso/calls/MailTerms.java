package jp.banso.calls;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;

/**
 * How the mails of a call go; data that the secretariat edits.
 *
 * @param holdMinutes how long what cannot be taken back waits, on the business clock, before it goes
 * @param noticeForwarding whether the announcement carries the ministry's 事務連絡
 * @param noticeDatedOn date of the 事務連絡 that announced this call, null if none did
 */
@Embeddable
public record MailTerms(
    int holdMinutes,
    @Enumerated(EnumType.STRING) NoticeForwarding noticeForwarding,
    LocalDate noticeDatedOn) {

  /** 事務連絡を送付する／補足として送付する／送付しない. */
  public enum NoticeForwarding {
    SENT,
    SUPPLEMENT,
    NONE;

    public String messageKey() {
      return "calls.notice." + name();
    }
  }

  /** For a 再公募 or another year: the ministry's 事務連絡 spoke of the first call. */
  MailTerms recalled() {
    return new MailTerms(holdMinutes, NoticeForwarding.NONE, null);
  }
}
