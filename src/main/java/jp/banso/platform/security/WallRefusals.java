package jp.banso.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Component;

/** Answers what the engine's wall holds back, and records who tried it. */
@Component
class WallRefusals {

  private final AuditLog audit;

  WallRefusals(AuditLog audit) {
    this.audit = audit;
  }

  void refuse(HttpServletRequest request, HttpServletResponse response, int status)
      throws IOException {
    audit.recordRefusal(
        AuditEntry.of(who(), "audit.refused." + status, null)
            .detail("method", request.getMethod())
            .detail("path", request.getRequestURI()));
    response.sendError(status);
  }

  private static Actor who() {
    return SignedIn.current()
        .map(person -> new Actor(person.personId(), person.getUsername(), "", null))
        .orElseGet(() -> new Actor(null, "anonymous", "", null));
  }
}
