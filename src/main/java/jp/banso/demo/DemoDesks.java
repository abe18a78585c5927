package jp.banso.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.DeskContact;

/** A desk in each of the 47 prefectures, so that a call can be announced to all (S2 §7). */
final class DemoDesks {

  private DemoDesks() {}

  static List<DeskContact> all() {
    Properties texts = texts();
    return PrefectureCode.all().stream().map(prefecture -> desk(prefecture, texts)).toList();
  }

  private static DeskContact desk(PrefectureCode prefecture, Properties texts) {
    return new DeskContact(
        prefecture, text(texts, "name", prefecture), text(texts, "mail", prefecture),
        text(texts, "telephone", prefecture));
  }

  private static String text(Properties texts, String key, PrefectureCode prefecture) {
    return MessageFormat.format(texts.getProperty(key), prefecture.name(), prefecture.value());
  }

  private static Properties texts() {
    Properties texts = new Properties();
    try (InputStream file = DemoDesks.class.getResourceAsStream("desks.properties")) {
      texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
