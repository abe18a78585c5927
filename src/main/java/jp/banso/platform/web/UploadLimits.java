package jp.banso.platform.web;

import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.autoconfigure.web.servlet.MultipartProperties;
import org.springframework.stereotype.Component;

/** How large a file and a form with its files may be: pages say it before a file is sent. */
@Component("uploads")
public class UploadLimits {

  private final MultipartProperties limits;
  private final ServerProperties.Tomcat server;

  UploadLimits(MultipartProperties limits, ServerProperties server) {
    this.limits = limits;
    this.server = server.getTomcat();
  }

  public long fileMegabytes() {
    return limits.getMaxFileSize().toMegabytes();
  }

  /** Of all files of a form together, and what is written in it. */
  public long formMegabytes() {
    return limits.getMaxRequestSize().toMegabytes();
  }

  /** How many fields a form may have. */
  public int fields() {
    return server.getMaxParameterCount();
  }

  /** Of all that is written in a form, files apart. */
  public long textMegabytes() {
    return server.getMaxHttpFormPostSize().toMegabytes();
  }
}
