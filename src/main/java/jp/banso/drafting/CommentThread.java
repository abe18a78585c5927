package jp.banso.drafting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A conversation beside a section.
 *
 * @param field path of the field that it is about, else null
 * @param comments the first one first
 * @param inner whether it was begun before others were let in, and stays hidden from them
 * @param resolvedBy organisation and name, null while it is open
 */
public record CommentThread(
    UUID id, String section, String field, State state, boolean inner, List<Comment> comments, String resolvedBy, Instant resolvedAt) {

  /** 新着・回答あり・済. */
  public enum State {
    NEW,
    ANSWERED,
    RESOLVED;

    public String messageKey() {
      return "drafting.thread." + name();
    }
  }

  /**
   * One thing that somebody said.
   *
   * @param mentioned name of the person whom it asks, else null
   * @param asksViewer whether the viewer is asked by it and has not answered yet
   */
  public record Comment(
      UUID id, String organisation, String name, String text, Instant at, String mentioned, boolean asksViewer) {}

  public boolean isOpen() {
    return state != State.RESOLVED;
  }
}
