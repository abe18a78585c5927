package jp.banso.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * Pages that the engine's archives bring outside {@code /camunda} and the servlet container serves
 * by itself: they do not exist for us.
 */
class EngineLeftovers extends OncePerRequestFilter {

  private static final List<String> PATHS = List.of("/camunda-welcome", "/webjars/");

  private final WallRefusals refusals;

  EngineLeftovers(WallRefusals refusals) {
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path =
        UriUtils.decode(
            request.getRequestURI().substring(request.getContextPath().length()),
            StandardCharsets.UTF_8);
    if (PATHS.stream().anyMatch(path::startsWith)) {
      refusals.refuse(request, response, HttpServletResponse.SC_NOT_FOUND);
    } else {
      chain.doFilter(request, response);
    }
  }
}
