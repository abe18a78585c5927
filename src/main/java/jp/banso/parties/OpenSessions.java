package jp.banso.parties;

import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The sessions of a person on all nodes. */
@Component
class OpenSessions {

  private final FindByIndexNameSessionRepository<? extends Session> sessions;

  OpenSessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
    this.sessions = sessions;
  }

  /** The person has to sign in again everywhere. */
  void end(String loginName) {
    sessions.findByPrincipalName(loginName).keySet().forEach(sessions::deleteById);
  }
}
