package jp.banso.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The default mode.
 *
 * @param smtpPort where the mail server listens; another free port is taken if it is in use
 * @param password the one password of all demo accounts
 */
@ConfigurationProperties("banso.demo")
record DemoProperties(
    boolean enabled,
    @DefaultValue("3025") int smtpPort,
    @DefaultValue("banso-demo") String password) {}
