package jp.banso.applications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.banso.calls.CallId;
import jp.banso.forms.Answers;
import jp.banso.kernel.PrefectureCode;

/**
 * A submission as it came by mail, the prescribed form (S2 §7).
 *
 * @param arrivedAt when the mail server took it in
 * @param files the mail and what was attached to it; stored only with the mail that is taken in
 * @param supersedes an earlier version of the same region's application, or null
 * @param standsAlone true if it is said to replace none, though the prefecture has one with a later deadline
 * @param answers what could be read of the form; empty if a clerk copies it
 */
public record MailSubmission(
    CallId callId, PrefectureCode prefecture, String areaName, String representativeMail,
    String senderMail, Instant arrivedAt, Files files, ApplicationId supersedes,
    boolean standsAlone, Answers answers) {

  /** As a clerk types it, who copies the form later. */
  public MailSubmission(
      CallId callId, PrefectureCode prefecture, String areaName, String representativeMail, String senderMail,
      Instant arrivedAt, Files files, ApplicationId supersedes, boolean standsAlone) {
    this(
        callId, prefecture, areaName, representativeMail, senderMail, arrivedAt, files, supersedes, standsAlone,
        Answers.empty());
  }

  /** Files that came with the request. */
  @FunctionalInterface
  public interface Files {
    List<UUID> store();
  }
}
