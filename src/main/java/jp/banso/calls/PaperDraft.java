package jp.banso.calls;

import org.springframework.core.io.InputStreamSource;

/**
 * A paper of a call as the secretariat edits it.
 *
 * @param body its text, empty if the file is the paper
 * @param file what was uploaded with it; null keeps the file there is
 */
public record PaperDraft(
    CallDocument.Kind kind, String mark, String title, String body, Upload file) {

  /** A file that came along; {@code size} in bytes. */
  public record Upload(String fileName, long size, InputStreamSource content) {}
}
