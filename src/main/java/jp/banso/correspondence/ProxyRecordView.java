package jp.banso.correspondence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import jp.banso.parties.ProxyEntry;

/**
 * A 代理入力 as case page and objection page show it; business time.
 *
 * @param stepKey message key of the step as its person would say it
 * @param documentId the mail or note attached, may be null
 * @param objectedAt null unless the person objected
 * @param answeredAt null until the manager has answered the objection
 */
public record ProxyRecordView(
    UUID id, String caseKey, String stepKey, ProxyEntry.Means means, String saidBy, LocalDate saidOn,
    String note, UUID documentId, Instant recordedAt, Instant objectedAt, String objection,
    Instant answeredAt, String answer) {

  public boolean objected() {
    return objectedAt != null;
  }
}
