package jp.banso.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import jp.banso.inquiries.InquiryChannel;
import jp.banso.inquiries.Requester;
import jp.banso.inquiries.RequesterKind;

/** An inquiry as {@code inquiries.properties} tells it. */
record DemoInquiry(int number, Properties texts) {

  /** All of them, in the file's order. */
  static List<DemoInquiry> all() {
    Properties texts = new Properties();
    try (InputStream file = DemoInquiry.class.getResourceAsStream("inquiries.properties")) {
      texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return IntStream.rangeClosed(1, Integer.parseInt(texts.getProperty("count")))
        .mapToObj(number -> new DemoInquiry(number, texts))
        .toList();
  }

  /** Null if it is not told. */
  String text(String name) {
    String text = texts.getProperty(number + "." + name, "");
    return text.isBlank() ? null : text;
  }

  InquiryChannel channel() {
    return InquiryChannel.valueOf(text("channel"));
  }

  boolean isMail() {
    return channel() == InquiryChannel.MAIL;
  }

  /** When it came, of one that was copied from the ledger of an earlier year. */
  Optional<LocalDateTime> cameAt() {
    return Optional.ofNullable(text("at")).map(LocalDateTime::parse);
  }

  String subject() {
    return text("subject");
  }

  String mail() {
    return text("mail");
  }

  Requester requester() {
    String kind = text("kind");
    return new Requester(
        text("organisation"), kind == null ? null : RequesterKind.valueOf(kind), text("prefecture"), text("name"), mail(),
        text("telephone"));
  }

  List<String> steps() {
    String steps = text("steps");
    return steps == null ? List.of() : Arrays.asList(steps.split(","));
  }
}
