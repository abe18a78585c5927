package jp.banso.participation;

import java.time.Instant;
import java.time.LocalDate;
import jp.banso.platform.database.ListOrder.Place;

/**
 * A row of 意向確認 in the list: whose turn it is, since when, and by when.
 *
 * @param holderKey message key of whose turn it is, null if nobody has to do anything
 * @param since null before it was asked or answered
 * @param nextOn null for no day
 */
public record ListedParticipant(
    ParticipantLine line, String holderKey, Instant since, LocalDate nextOn, Place place) {

  /** A row of a prefecture that has said that nobody applies: nothing is owed. */
  static ListedParticipant settled(ParticipantLine line, Place place) {
    return new ListedParticipant(line, null, line.answeredAt() == null ? line.askedAt() : line.answeredAt(), null, place);
  }

  /** {@code answerBy} and {@code beginBy} are the days of its prefecture, each may be null. */
  static ListedParticipant of(ParticipantLine line, LocalDate answerBy, LocalDate beginBy, Place place) {
    Instant since = line.answeredAt() == null ? line.askedAt() : line.answeredAt();
    if (line.draft() != null) {
      return new ListedParticipant(line, "participation.holder.begun", since, null, place);
    }
    return switch (line.intent()) {
      case NONE -> settled(line, place);
      case UNANSWERED ->
          new ListedParticipant(
              line, line.askedAt() == null ? "participation.holder.prefecture" : "participation.holder.asked", since,
              answerBy, place);
      default -> new ListedParticipant(line, "participation.holder.asked", since, beginBy, place);
    };
  }
}
