package jp.banso.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * First filter: notes the business time at which a request reached us, which is the time of receipt
 * however long the work takes, and the number under which a person can ask about it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestReceipt extends OncePerRequestFilter {

  private static final String RECEIVED_AT = RequestReceipt.class.getName() + ".receivedAt";
  private static final String TRACE = RequestReceipt.class.getName() + ".trace";

  private final Clock clock;

  RequestReceipt(Clock clock) {
    this.clock = clock;
  }

  /** Business time of receipt. */
  public static Instant of(HttpServletRequest request) {
    return (Instant) request.getAttribute(RECEIVED_AT);
  }

  /** 照会番号 of the request; shown on error pages and in the log. */
  public static String traceId(HttpServletRequest request) {
    return (String) request.getAttribute(TRACE);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    request.setAttribute(RECEIVED_AT, clock.instant());
    String trace = UUID.randomUUID().toString().substring(0, 8);
    request.setAttribute(TRACE, trace);
    try (MDC.MDCCloseable ignored = MDC.putCloseable("trace", trace)) {
      chain.doFilter(request, response);
    }
  }
}
