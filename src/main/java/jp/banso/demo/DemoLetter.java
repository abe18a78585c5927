package jp.banso.demo;

import java.util.List;

/**
 * A mail that a visitor writes as somebody outside would.
 *
 * @param answers Message-ID of the mail that it answers, empty for none
 */
public record DemoLetter(String from, String to, String subject, String body, String answers, List<AttachedFile> files) {

  public DemoLetter {
    files = List.copyOf(files);
  }
}
