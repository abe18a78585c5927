package jp.banso.platform.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import jp.banso.platform.inbound.InboundMail.Nature;
import jp.banso.platform.inbound.InboundMail.Problem;

/** What a mail says, with its files still inside it; see {@link InboundMail}. */
record ParsedMail(
    String messageId, String sender, String senderName, List<String> recipients, String subject,
    List<String> references, String body, Nature nature, Problem problem, List<Attached> files,
    InboundSink.DeliveryReport report) {

  /** A file within the mail. */
  record Attached(String fileName, Content content) {}

  /** Reads a file out of the mail. */
  @FunctionalInterface
  interface Content {
    InputStream open() throws IOException;
  }
}
