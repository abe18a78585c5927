package jp.banso.platform.security;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request that has passed the wall: it replays the very bytes that were checked, and asks for no
 * more rows than the engine gives, since Cockpit asks for all versions of a model at once.
 */
final class WalledRequest extends HttpServletRequestWrapper {

  private static final String LIMIT = "maxResults";
  private static final int MOST_ROWS = 500;

  private final byte[] body;

  WalledRequest(HttpServletRequest request, byte[] body) {
    super(request);
    this.body = body.clone();
  }

  @Override
  public String getQueryString() {
    String asked = super.getQueryString();
    Stream<String> others =
        asked == null
            ? Stream.empty()
            : Arrays.stream(asked.split("&")).filter(pair -> !pair.startsWith(LIMIT + "="));
    return Stream.concat(others, Stream.of(LIMIT + "=" + limit(asked)))
        .collect(Collectors.joining("&"));
  }

  private static int limit(String query) {
    return query == null
        ? MOST_ROWS
        : Arrays.stream(query.split("&"))
            .filter(pair -> pair.matches(LIMIT + "=\\d{1,9}"))
            .mapToInt(pair -> Integer.parseInt(pair.substring(LIMIT.length() + 1)))
            .reduce(MOST_ROWS, Math::min);
  }

  @Override
  public int getContentLength() {
    return body.length;
  }

  @Override
  public long getContentLengthLong() {
    return body.length;
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
  }

  @Override
  public ServletInputStream getInputStream() {
    return new Replay(new ByteArrayInputStream(body));
  }

  private static final class Replay extends ServletInputStream {

    private final ByteArrayInputStream bytes;

    Replay(ByteArrayInputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return bytes.read(target, offset, length);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("the body is read at once");
    }
  }
}
