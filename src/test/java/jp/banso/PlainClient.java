package jp.banso;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person with a browser that shows nothing: keeps cookies, follows no redirect. */
public final class PlainClient {

  public static final String DEMO_PASSWORD = "banso-demo";
  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final String url;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .connectTimeout(Duration.ofSeconds(30))
          .build();

  public PlainClient(String url) {
    this.url = url;
  }

  /** Signs in by the form, as a person does. */
  public PlainClient signIn(String loginName) {
    return signIn(loginName, DEMO_PASSWORD);
  }

  public PlainClient signIn(String loginName, String password) {
    HttpResponse<String> answer =
        send("/login", "/login", "username", loginName, "password", password);
    String next = answer.headers().firstValue("Location").orElse("/login?error");
    if (next.contains("/login")) {
      throw new IllegalStateException(loginName + " could not sign in: " + answer.statusCode());
    }
    return this;
  }

  /** Opens a page and sends the form on it, filled in with names and values in turn. */
  public HttpResponse<String> send(String page, String action, String... fields) {
    return exchange(form(action, formToken(page), fields));
  }

  /** Sends a form of which the token was read before, as a browser does whose page of that site is open. */
  public HttpResponse<String> sendFrom(
      String site, String page, String token, String action, String... fields) {
    return exchange(
        form(action, token, fields).header("Origin", site).header("Referer", site + page));
  }

  /** Sends a file of that size with the form of a page. */
  public HttpResponse<String> sendFile(String page, String action, String field, int size) {
    String line = "\r\n--boundary\r\nContent-Disposition: form-data; name=";
    String head = line + "\"_csrf\"\r\n\r\n" + formToken(page) + line + "\"" + field
        + "\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf\r\n\r\n";
    return exchange(
        request(action)
            .header("Content-Type", "multipart/form-data; boundary=boundary")
            .POST(BodyPublishers.concat(
                BodyPublishers.ofString(head), BodyPublishers.ofByteArray(new byte[size]),
                BodyPublishers.ofString("\r\n--boundary--\r\n"))));
  }

  /** Opens a page and reads the token of the form on it. */
  public String formToken(String page) {
    Matcher token = FORM_TOKEN.matcher(get(page).body());
    if (!token.find()) {
      throw new IllegalStateException(page + " has no form");
    }
    return token.group(1);
  }

  private HttpRequest.Builder form(String action, String token, String... fields) {
    StringBuilder form = new StringBuilder("_csrf=" + encoded(token));
    for (int i = 0; i < fields.length; i += 2) {
      form.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
    }
    return request(action)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form.toString()));
  }

  /** Opens Cockpit's page, so that its own token against forgery is there. */
  public PlainClient openCockpit() {
    get("/camunda/app/cockpit/");
    get("/camunda/app/cockpit/default/");
    return this;
  }

  public HttpResponse<String> get(String path) {
    return exchange(request(path).GET());
  }

  /** Calls Cockpit's interface as its pages do, with its token. */
  public HttpResponse<String> call(String method, String path, String json) {
    HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
    cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .findFirst()
        .ifPresent(cookie -> request.header("X-XSRF-TOKEN", cookie.getValue()));
    return exchange(request.method(method, BodyPublishers.ofString(json)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(Duration.ofMinutes(2))
        .header("Accept", "text/html, application/json");
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
