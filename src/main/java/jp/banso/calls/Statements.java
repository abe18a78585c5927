package jp.banso.calls;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a call states in words, beside its dates and figures. Null where it says nothing: what the notice leaves open
 * is not asserted (domain B10).
 *
 * @param secretariatTelephone where the secretariat is rung up
 * @param secretariatHours when
 * @param secretariatFax where it takes a FAX
 * @param mailSubject the subject that a mail with an application bears (S3 §3)
 * @param selectionMethod by what is selected, beside scores (S3 §3)
 * @param purposes what the contents of an application are used for
 * @param costs who pays what of the support
 * @param publicationPolicy what of the result and of the reports is published
 * @param meetingTopics what each of the {@link CallMeetings} is about, a line for each (S2 §3); a call always says so
 * @param lateReceipt what becomes of an application that comes after the deadline
 */
@Embeddable
public record Statements(
    String secretariatTelephone, String secretariatHours, String secretariatFax, String mailSubject,
    String selectionMethod, String purposes, String costs, String publicationPolicy,
    String meetingTopics, @Enumerated(EnumType.STRING) LateReceipt lateReceipt) {

  /** 締切後に届いた申込書の取扱い. */
  public enum LateReceipt {
    /** The manager decides, and the ministry agrees if it is to be taken in. */
    DECIDED,
    /** For no reason it is taken in. */
    REFUSED;

    public String messageKey() {
      return "calls.lateReceipt." + name();
    }
  }

  /** Every statement but the rule, by the name of its term and in the order of the pages; empty for none. */
  public Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("secretariatTelephone", Objects.toString(secretariatTelephone, ""));
    words.put("secretariatHours", Objects.toString(secretariatHours, ""));
    words.put("secretariatFax", Objects.toString(secretariatFax, ""));
    words.put("mailSubject", Objects.toString(mailSubject, ""));
    words.put("selectionMethod", Objects.toString(selectionMethod, ""));
    words.put("purposes", Objects.toString(purposes, ""));
    words.put("costs", Objects.toString(costs, ""));
    words.put("publicationPolicy", Objects.toString(publicationPolicy, ""));
    words.put("meetingTopics", Objects.toString(meetingTopics, ""));
    return words;
  }

  /** What the meeting is about; empty for one that the call does not know. */
  public String topic(int meeting) {
    List<String> topics = topics();
    return meeting <= topics.size() ? topics.get(meeting - 1) : "";
  }

  List<String> topics() {
    return Objects.toString(meetingTopics, "").lines().map(String::strip).toList();
  }

  /** The same words under another rule. */
  Statements ruled(LateReceipt rule) {
    return new Statements(
        secretariatTelephone, secretariatHours, secretariatFax, mailSubject, selectionMethod, purposes, costs,
        publicationPolicy, meetingTopics, rule);
  }

  /** The same words with other topics. */
  Statements about(String topics) {
    return new Statements(
        secretariatTelephone, secretariatHours, secretariatFax, mailSubject, selectionMethod, purposes, costs,
        publicationPolicy, topics, lateReceipt);
  }
}
