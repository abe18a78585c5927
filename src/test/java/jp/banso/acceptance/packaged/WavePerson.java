package jp.banso.acceptance.packaged;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.banso.PlainClient;
import jp.banso.acceptance.packaged.WaveLedger.Act;

/**
 * Somebody who works while the deadline comes: opens pages, sends their forms with all that stands in them, and sends a
 * form again, as it was, when the answer is that the product cannot be reached for a moment.
 */
final class WavePerson {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String BOUNDARY = "wave-boundary";
  private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
  private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\"[^>]*>");
  private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
  private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");

  private final String url;
  private final WaveLedger ledger;
  private int troubles;
  private long sent;
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).connectTimeout(Duration.ofSeconds(30)).build();

  WavePerson(String url, WaveLedger ledger) {
    this.url = url;
    this.ledger = ledger;
  }

  /** A file beside the form. */
  record Upload(String field, String name, byte[] content) {}

  WavePerson signIn(String login) throws InterruptedException {
    int before = troubles;
    HttpResponse<String> answer = fillInLogin(login);
    if (answer.statusCode() == 403 && troubles > before) {
      // the first answer was lost, and with it the new session's name: the page says so, and the person begins anew
      answer = fillInLogin(login);
    }
    if (answer.headers().firstValue("Location").orElse("/login").contains("/login")) {
      throw new IllegalStateException(login + " could not sign in: " + answer.statusCode());
    }
    return this;
  }

  private HttpResponse<String> fillInLogin(String login) throws InterruptedException {
    return send(
        Act.PAGE, "/login", "/login",
        Map.of("username", new String[] {login}, "password", new String[] {PlainClient.DEMO_PASSWORD}), null);
  }

  String open(String path) throws InterruptedException {
    return until(Act.PAGE, HttpRequest.newBuilder(URI.create(url + path)).GET()).body();
  }

  /** Opens a page and sends the form on it that goes to the address. */
  HttpResponse<String> send(Act act, String page, String action, Map<String, String[]> typed, Upload file)
      throws InterruptedException {
    Map<String, String[]> fields = new LinkedHashMap<>(hidden(open(page), page, action));
    fields.putAll(typed);
    return until(
        act,
        HttpRequest.newBuilder(URI.create(url + action))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(body(fields, file))));
  }

  /** When the last request went out, the last time if it had to be repeated. */
  long sent() {
    return sent;
  }

  /** Accepted: the product led on to another page. */
  static boolean accepted(HttpResponse<String> answer) {
    return answer.statusCode() / 100 == 3;
  }

  private static Map<String, String[]> hidden(String body, String page, String action) {
    Matcher form = FORM.matcher(body);
    while (form.find()) {
      // an address of a list carries its order and its page
      if (form.group(1).contains("action=\"" + action + "\"") || form.group(1).contains("action=\"" + action + "?")) {
        Map<String, String[]> fields = new LinkedHashMap<>();
        Matcher input = HIDDEN.matcher(form.group(2));
        while (input.find()) {
          Matcher name = NAME.matcher(input.group());
          Matcher value = VALUE.matcher(input.group());
          if (name.find() && value.find()) {
            fields.put(name.group(1), new String[] {value.group(1)});
          }
        }
        return fields;
      }
    }
    throw new IllegalStateException(page + " has no form for " + action + ":\n" + body);
  }

  private HttpResponse<String> until(Act act, HttpRequest.Builder request) throws InterruptedException {
    HttpRequest built = request.timeout(Duration.ofMinutes(2)).header("Accept", "text/html").build();
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      long begin = System.nanoTime();
      sent = begin;
      String trouble;
      try {
        HttpResponse<String> answer = http.send(built, BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() != 503) {
          ledger.took(act, Duration.ofNanos(System.nanoTime() - begin));
          return answer;
        }
        ledger.unavailable.incrementAndGet();
        trouble = "503";
      } catch (IOException broken) {
        trouble = broken.toString();
      }
      troubles++;
      if (System.nanoTime() > giveUp) {
        throw new IllegalStateException(built.uri().getPath() + " was never answered: " + trouble);
      }
      if (built.method().equals("POST")) {
        ledger.repeated.incrementAndGet();
      }
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private static byte[] body(Map<String, String[]> fields, Upload file) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    fields.forEach(
        (name, values) -> {
          for (String value : values) {
            part(body, "name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
          }
        });
    if (file != null) {
      part(body, "name=\"" + file.field() + "\"; filename=\"" + file.name() + "\"", file.content());
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  private static void part(ByteArrayOutputStream body, String disposition, byte[] content) {
    body.writeBytes(
        ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }
}
