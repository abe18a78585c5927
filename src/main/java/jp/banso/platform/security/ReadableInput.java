package jp.banso.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 400 to whoever sends signs that no keyboard types and no database takes: NUL and other
 * control characters, halves of a character. The fields of a form are excepted: what was pasted into
 * one is mended there and said, so that a page of typing is not lost for one sign.
 */
class ReadableInput extends OncePerRequestFilter {

  /** How {@code forms} names the fields of its forms. */
  private static final String FORM_FIELD = "a.";

  private final WallRefusals refusals;

  ReadableInput(WallRefusals refusals) {
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getParameterMap().entrySet().stream().allMatch(ReadableInput::isReadable)) {
      chain.doFilter(request, response);
    } else {
      refusals.refuse(request, response, HttpStatus.BAD_REQUEST.value());
    }
  }

  private static boolean isReadable(Map.Entry<String, String[]> parameter) {
    return isReadable(parameter.getKey())
        && (parameter.getKey().startsWith(FORM_FIELD)
            || Arrays.stream(parameter.getValue()).allMatch(ReadableInput::isReadable));
  }

  private static boolean isReadable(String text) {
    return text.codePoints().allMatch(ReadableInput::isReadable);
  }

  private static boolean isReadable(int sign) {
    boolean control = sign < ' ' && sign != '\t' && sign != '\n' && sign != '\r';
    return !control && sign != 0x7F && (sign < Character.MIN_SURROGATE || sign > Character.MAX_SURROGATE);
  }
}
