package jp.banso.platform.web;

import org.springframework.boot.autoconfigure.web.servlet.MultipartProperties;
import org.springframework.stereotype.Component;

/** How large a file and a form with its files may be: pages say it before a file is sent. */
@Component("uploads")
public class UploadLimits {

  private final MultipartProperties limits;

  UploadLimits(MultipartProperties limits) {
    this.limits = limits;
  }

  public long fileMegabytes() {
    return limits.getMaxFileSize().toMegabytes();
  }

  /** Of all files of a form together, and what is written in it. */
  public long formMegabytes() {
    return limits.getMaxRequestSize().toMegabytes();
  }
}
