package jp.banso.platform.web;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How long a log-in lasts without a request, for the page that warns before its end. */
@Component("loginTerm")
public class LoginTerm {

  private final Duration timeout;

  LoginTerm(@Value("${server.servlet.session.timeout:60m}") Duration timeout) {
    this.timeout = timeout;
  }

  public long minutes() {
    return timeout.toMinutes();
  }
}
