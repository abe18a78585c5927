package jp.banso.applications;

import java.time.Instant;
import java.util.Locale;
import jp.banso.kernel.Wareki;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** 事務局入力 in words, as pages and papers mark it. */
@Component
public class TranscriptWords {

  private static final String MARK = "applications.transcript.mark.";

  private final MessageSource messages;

  TranscriptWords(MessageSource messages) {
    this.messages = messages;
  }

  /** What stands on every page of a paper: how and when it arrived, and whether its sender has confirmed it; null for null. */
  public String paper(TranscriptView transcript, Instant receivedAt) {
    if (transcript == null) {
      return null;
    }
    String arrived = text(MARK + "arrived", text(transcript.arrival().messageKey()), Wareki.dateTime(receivedAt));
    return transcript.state() == TranscriptState.CONFIRMED
        ? text(MARK + "confirmed", arrived, Wareki.dateTime(transcript.settledAt()))
        : text(MARK + "unconfirmed", arrived);
  }

  /** As {@link #paper}, and what is waited for; null for null. */
  public String page(TranscriptView transcript, Instant receivedAt, ApplicationState state) {
    if (transcript == null) {
      return null;
    }
    String arrived = text(MARK + "arrived", text(transcript.arrival().messageKey()), Wareki.dateTime(receivedAt));
    if (transcript.state().isAwaited() && !OpenStates.ALL.contains(state)) {
      return text(MARK + "never", arrived);
    }
    return switch (transcript.state()) {
      case TYPING -> text(MARK + "TYPING", arrived);
      case ASKED -> text(MARK + "ASKED", arrived, Wareki.date(transcript.dueOn()));
      case CONFIRMED, DISPUTED ->
          text(MARK + transcript.state(), arrived, transcript.settledBy(), Wareki.dateTime(transcript.settledAt()));
    };
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
