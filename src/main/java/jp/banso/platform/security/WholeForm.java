package jp.banso.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 413 to a form of which the server reads only a part: more fields than its limit, or more text. Without this
 * the part that was read would be taken for the whole. A form with files is refused where its parts are read.
 */
class WholeForm extends OncePerRequestFilter {

  /** How Tomcat tells that it stopped reading; it says so only once the parameters were asked for. */
  private static final String CUT = "org.apache.catalina.parameter_parse_failed";
  private static final String WHY = "org.apache.catalina.parameter_parse_failed_reason";
  private static final Set<String> TOO_MUCH = Set.of("TOO_MANY_PARAMETERS", "POST_TOO_LARGE");

  private final WallRefusals refusals;

  WholeForm(WallRefusals refusals) {
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    request.getParameterMap();
    Object cut = request.getAttribute(CUT) == null ? null : request.getAttribute(WHY);
    boolean files = request.getContentType() != null && request.getContentType().startsWith("multipart/");
    if (!files && cut instanceof Enum<?> why && TOO_MUCH.contains(why.name())) {
      refusals.refuse(request, response, HttpStatus.PAYLOAD_TOO_LARGE.value());
    } else {
      chain.doFilter(request, response);
    }
  }
}
