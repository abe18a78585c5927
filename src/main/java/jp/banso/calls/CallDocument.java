package jp.banso.calls;

import java.util.UUID;

/**
 * A paper of a call.
 *
 * @param mark how the notice refers to it, 「別紙２」
 * @param body its text, null if it is only a file
 * @param documentId the stored file, null if the text is the paper
 */
public record CallDocument(
    UUID id, Kind kind, String mark, String title, String fileName, String body, UUID documentId) {

  /** 事務連絡, 公募要領, 申込書, others. */
  public enum Kind {
    NOTICE,
    GUIDELINES,
    FORM,
    OTHER;

    public String messageKey() {
      return "calls.papers.kind." + name();
    }
  }
}
