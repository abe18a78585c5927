package jp.banso.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.function.BiConsumer;

/** The Japanese words of the kernel, kept out of the code like every other Japanese text. */
final class KernelTexts {

  private final String file;
  private final Properties texts = new Properties();

  private KernelTexts(String file) {
    this.file = file;
  }

  static KernelTexts load(String file) {
    KernelTexts loaded = new KernelTexts(file);
    try (InputStream in = KernelTexts.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + file);
      }
      Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
      loaded.texts.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return loaded;
  }

  String get(String key) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalStateException("no text " + key + " in " + file);
    }
    return text;
  }

  void each(BiConsumer<String, String> entry) {
    texts.stringPropertyNames().forEach(key -> entry.accept(key, get(key)));
  }

  /** Digits stay 0 to 9 in whatever language the machine runs. */
  String format(String key, Object... arguments) {
    return String.format(Locale.ROOT, get(key), arguments);
  }
}
