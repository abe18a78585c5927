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
 * @param senderMail as the mail shows it, which proves nothing; may be empty if it came on paper
 * @param answers what could be read of the form; empty if a clerk copies it
 * @param means how it came
 */
public record MailSubmission(
    CallId callId, PrefectureCode prefecture, String areaName, String representativeMail,
    String senderMail, Instant arrivedAt, Files files, ApplicationId supersedes,
    boolean standsAlone, Answers answers, ArrivalMeans means) {

  /** A file of a mail, whose sender is known: what could not be read of it a clerk types. */
  public MailSubmission(
      CallId callId, PrefectureCode prefecture, String areaName, String representativeMail, String senderMail,
      Instant arrivedAt, Files files, ApplicationId supersedes, boolean standsAlone, Answers answers) {
    this(
        callId, prefecture, areaName, representativeMail, senderMail, arrivedAt, files, supersedes, standsAlone,
        answers, answers.equals(Answers.empty()) ? ArrivalMeans.SCAN : ArrivalMeans.MAIL);
  }

  /** A mail whose text is copied from its files as they are. */
  public MailSubmission(
      CallId callId, PrefectureCode prefecture, String areaName, String representativeMail, String senderMail,
      Instant arrivedAt, Files files, ApplicationId supersedes, boolean standsAlone) {
    this(
        callId, prefecture, areaName, representativeMail, senderMail, arrivedAt, files, supersedes, standsAlone,
        Answers.empty(), ArrivalMeans.MAIL);
  }

  /** Files that came with the request. */
  @FunctionalInterface
  public interface Files {
    List<UUID> store();
  }
}
