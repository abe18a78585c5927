package jp.banso.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * Stands before the engine's web application, behind the check that an operator is asking: lets
 * {@link CockpitCalls} pass with a {@link HarmlessQuery} and answers everything else as if it did
 * not exist.
 */
class CockpitWall extends OncePerRequestFilter {

  private static final int MOST_BYTES = 64 * 1024;
  private static final String API = "/camunda/api/";
  private static final String COCKPIT = "/camunda/app/cockpit/";
  private static final Set<String> DOORS = Set.of("/camunda", "/camunda/", "/camunda/app", "/camunda/app/");

  private final WallRefusals refusals;

  CockpitWall(WallRefusals refusals) {
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
    if (DOORS.contains(path)) {
      response.sendRedirect(request.getContextPath() + COCKPIT);
    } else if (!CockpitCalls.include(request.getMethod(), path)) {
      refusals.refuse(request, response, HttpServletResponse.SC_NOT_FOUND);
    } else if (path.startsWith(API)) {
      passCall(request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void passCall(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      refusals.refuse(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    } else if (!HarmlessQuery.address(request.getQueryString()) || !HarmlessQuery.body(body)) {
      refusals.refuse(request, response, HttpServletResponse.SC_BAD_REQUEST);
    } else {
      chain.doFilter(new WalledRequest(request, body), response);
    }
  }
}
