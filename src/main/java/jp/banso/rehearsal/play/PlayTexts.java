package jp.banso.rehearsal.play;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Properties;

/** What made-up people are called and write. */
final class PlayTexts {

  private static final Properties TEXTS = read();

  private PlayTexts() {}

  static String of(String key, Object... arguments) {
    String text = TEXTS.getProperty(key);
    return arguments.length == 0 ? text : MessageFormat.format(text, arguments);
  }

  private static Properties read() {
    Properties texts = new Properties();
    try (InputStream file = PlayTexts.class.getResourceAsStream("texts.properties")) {
      texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
