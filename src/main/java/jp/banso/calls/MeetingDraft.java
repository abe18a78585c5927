package jp.banso.calls;

/**
 * A row of the meetings as the secretariat edits it; what was left out is empty.
 *
 * @param precondition null if it cannot be read
 */
public record MeetingDraft(
    String name, String topic, String period, String duration, String form, CallMeeting.Precondition precondition,
    boolean reserve) {

  /** A row in which nothing was typed. */
  public boolean isBlank() {
    return name.isBlank() && topic.isBlank() && period.isBlank() && duration.isBlank() && form.isBlank();
  }

  CallMeeting meeting() {
    return new CallMeeting(name, period, duration, form, precondition, reserve);
  }
}
