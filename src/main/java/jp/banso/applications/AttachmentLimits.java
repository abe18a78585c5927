package jp.banso.applications;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much may go with one application beside its form.
 *
 * @param papers how many papers, versions of one counted once
 * @param megabytes of all versions together
 */
@ConfigurationProperties("banso.attachments")
public record AttachmentLimits(@DefaultValue("30") int papers, @DefaultValue("300") long megabytes) {

  long bytes() {
    return megabytes * 1024 * 1024;
  }
}
