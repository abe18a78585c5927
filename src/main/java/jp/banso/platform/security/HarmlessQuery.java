package jp.banso.platform.security;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriUtils;

/**
 * Refuses what could make the engine evaluate an expression (CVE-2026-109432): {@code orQueries},
 * any {@code …Expression}, any expression text. It looks at decoded JSON and decoded addresses,
 * since a filter of the written text would miss {@code \\u006frQueries}.
 */
final class HarmlessQuery {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private HarmlessQuery() {}

  /** True if the body is empty or one JSON value without duplicate keys and without any of that. */
  static boolean body(byte[] body) {
    if (body.length == 0) {
      return true;
    }
    int roots = 0;
    int depth = 0;
    try (JsonParser parser = JSON.createParser(body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isStructEnd()) {
          depth--;
          continue;
        }
        if (depth == 0 && ++roots > 1) {
          return false;
        }
        if (token.isStructStart()) {
          depth++;
        } else if (!harmless(token, parser.getText())) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean harmless(JsonToken token, String text) {
    return token == JsonToken.FIELD_NAME ? name(text) : value(text);
  }

  /** The same for the part of an address behind its question mark; may be null. */
  static boolean address(String query) {
    if (query == null) {
      return true;
    }
    for (String pair : query.split("&")) {
      String[] parts = StringUtils.split(pair, "=");
      String name = parts == null ? pair : parts[0];
      String value = parts == null ? "" : parts[1];
      try {
        if (!name(decoded(name)) || !value(decoded(value))) {
          return false;
        }
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
    return true;
  }

  private static String decoded(String text) {
    return UriUtils.decode(text.replace('+', ' '), StandardCharsets.UTF_8);
  }

  private static boolean name(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !lower.equals("orqueries") && !lower.endsWith("expression") && value(name);
  }

  private static boolean value(String text) {
    return !text.contains("${") && !text.contains("#{");
  }
}
