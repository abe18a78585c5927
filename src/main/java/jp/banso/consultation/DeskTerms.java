package jp.banso.consultation;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What the notice of a fiscal year says of the desk, in its own words (S0 別紙, S1 別紙1); a printed value is never
 * corrected.
 *
 * @param name of the desk, on screens and in mails
 * @param otherName what another part of the notice calls it, or null (FY2025: 事務連絡 and 別紙1 differ)
 * @param audience 対象者
 * @param noticeOn day of the notice
 * @param opensOn printed first day, which may be a closed one
 * @param closesOn printed last day, which may be a closed one
 * @param opensAt hour of opening, Japan
 * @param closesAt hour of closing, not open any more
 * @param hours the hours as they are printed
 * @param channels whether mail is asked for
 * @param mail address of the desk
 * @param telephone as it is printed, or null without one
 * @param channelNote what is said of the choice of the way, or null
 * @param absence what is said to whoever finds nobody in, or null
 * @param callback how whoever left a message is called back
 * @param mailSubject the subject that is asked for, or null if none is
 * @param mailItems the items that a mail should have, one a line, or null
 * @param examples examples of questions, one a line, or null
 * @param purpose what the content may be used for, and that it is for nothing else
 * @param categories kinds of content by which inquiries are counted, one a line
 * @param answerDays business days of open desk until an inquiry is answered
 * @param replyDays business days that an asker is given for what is missing
 * @param ministryDays business days that the ministry is given
 * @param callbackFrom the number from which we call back, as it is told: an unknown one is not picked up
 * @param referrals whom the desk names for what is not its own matter, one a line as 内容：窓口, or null
 * @param webForm whether the notice announces a form on the web
 * @param uses what the announced purpose allows besides the answer
 * @param retentionYears years after the end of the fiscal year for which inquiries are kept
 * @param sample how many answers that were given at once are looked at again
 * @param checklist what a clerk goes through with an inquiry, one a line, or null; see {@link CheckLine}
 * @param feedbackWords what askers are told when they are asked whether the answer helped, or null: then nobody is asked
 * @param feedbackDays business days after the answer in which they can say so
 */
@Embeddable
public record DeskTerms(
    String name, String otherName, String audience, LocalDate noticeOn, LocalDate opensOn, LocalDate closesOn,
    LocalTime opensAt, LocalTime closesAt, String hours, @Enumerated(EnumType.STRING) Channels channels, String mail,
    String telephone, String channelNote, String absence, CallbackTerms callback, String mailSubject, String mailItems,
    String examples, String purpose, String categories, int answerDays, int replyDays, int ministryDays,
    String callbackFrom, String referrals, boolean webForm, AllowedUses uses, int retentionYears, SampleTerms sample,
    String checklist, String feedbackWords, int feedbackDays) {

  /** Which way is asked for. */
  public enum Channels {
    /** Both are alike (FY2024). */
    MAIL_OR_TELEPHONE,
    /** Mail where possible (FY2025). */
    MAIL_PREFERRED,
    /** No telephone. */
    MAIL_ONLY;

    /** Name of this in the message files. */
    public String messageKey() {
      return "consultation.desk.channels." + name();
    }
  }

  public List<String> mailItemLines() {
    return lines(mailItems);
  }

  public List<String> exampleLines() {
    return lines(examples);
  }

  public List<String> categoryLines() {
    return lines(categories);
  }

  /** True for none, too. */
  public boolean hasCategory(String category) {
    return category == null || categoryLines().contains(category);
  }

  /** Where to turn with what is not the desk's own matter. */
  public List<Referral> referralLines() {
    return lines(referrals).stream().filter(line -> !line.isBlank()).map(Referral::of).toList();
  }

  /**
   * Whom the desk names (対象外の御案内先).
   *
   * @param matter what it is asked about
   * @param contact who answers that, and how it is reached
   */
  public record Referral(String matter, String contact) {

    private static final Pattern COLON = Pattern.compile("[:\uff1a]");

    /** A line without a colon is a contact for anything. */
    static Referral of(String line) {
      String[] parts = COLON.split(line.strip(), 2);
      return parts.length < 2 ? new Referral(parts[0], parts[0]) : new Referral(parts[0].strip(), parts[1].strip());
    }
  }

  /** What a clerk goes through, in its order. */
  public List<CheckLine> checkLines() {
    List<String> typed = lines(checklist).stream().filter(line -> !line.isBlank()).toList();
    return IntStream.range(0, typed.size()).mapToObj(i -> CheckLine.of(i + 1, typed.get(i))).toList();
  }

  /** Whether askers are asked if the answer helped. */
  public boolean asksFeedback() {
    return feedbackWords != null;
  }

  /**
   * A point of the checklist (確認事項).
   *
   * @param number counted from 1; an edition that is released keeps it
   * @param required whether no answer goes before it was looked at
   */
  public record CheckLine(int number, String text, boolean required) {

    private static final String MARK = "\u203b";

    static CheckLine of(int number, String line) {
      String text = line.strip();
      boolean marked = text.startsWith(MARK);
      return new CheckLine(number, marked ? text.substring(MARK.length()).strip() : text, marked);
    }
  }

  private static List<String> lines(String text) {
    return text == null ? List.of() : text.lines().toList();
  }

  /** The same in another year: its dates moved. */
  DeskTerms dated(LocalDate newNoticeOn, LocalDate newOpensOn, LocalDate newClosesOn) {
    return new DeskTerms(
        name, otherName, audience, newNoticeOn, newOpensOn, newClosesOn, opensAt, closesAt, hours, channels, mail,
        telephone, channelNote, absence, callback, mailSubject, mailItems, examples, purpose, categories, answerDays, replyDays,
        ministryDays, callbackFrom, referrals, webForm, uses, retentionYears, sample, checklist, feedbackWords,
        feedbackDays);
  }
}
