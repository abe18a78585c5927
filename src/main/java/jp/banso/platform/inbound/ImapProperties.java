package jp.banso.platform.inbound;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The mailbox that is read.
 *
 * @param host empty if none is
 * @param port 0 for the usual one
 * @param ssl whether the connection begins encrypted; otherwise it must become so by STARTTLS unless the host is this one
 * @param largest mails above this are not fetched
 */
@ConfigurationProperties("banso.mail.imap")
record ImapProperties(
    @DefaultValue("") String host, @DefaultValue("0") int port, @DefaultValue("") String user,
    @DefaultValue("") String password, @DefaultValue("INBOX") String folder, @DefaultValue("true") boolean ssl,
    @DefaultValue("50MB") DataSize largest) {

  int portOrUsual() {
    return port > 0 ? port : ssl ? 993 : 143;
  }
}
