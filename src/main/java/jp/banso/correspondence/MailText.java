package jp.banso.correspondence;

/** Subject and body of a mail: filled in, or with the places that are filled in when it is written. */
public record MailText(String subject, String body) {

  public MailText {
    subject = subject == null ? "" : subject.strip();
    body = body == null ? "" : body.replace("\r\n", "\n").strip();
  }

  /** The first line is the subject. */
  static MailText of(String text) {
    int firstLine = text.indexOf('\n');
    return new MailText(text.substring(0, firstLine), text.substring(firstLine + 1));
  }
}
