package jp.banso.applications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.banso.calls.CallId;
import jp.banso.kernel.PrefectureCode;

/**
 * A submission as it came by mail, the prescribed form (S2 §7).
 *
 * @param arrivedAt when the mail server took it in
 * @param documents the mail and what was attached to it
 * @param supersedes an earlier version of the same region's application, or null
 */
public record MailSubmission(
    CallId callId, PrefectureCode prefecture, String areaName, String representativeMail,
    String senderMail, Instant arrivedAt, List<UUID> documents, ApplicationId supersedes) {

  public MailSubmission {
    documents = List.copyOf(documents);
  }
}
