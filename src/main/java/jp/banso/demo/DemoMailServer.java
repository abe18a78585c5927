package jp.banso.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import jp.banso.platform.mail.ReplyTags;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * The mail server of the default mode. It answers 250 only after the mail is stored, so a mail that
 * counts as sent survives any end of this process. Each node has its own: if the port is taken, by
 * another node or a stranger, a free one serves as well.
 */
@Component
@DemoOnly
class DemoMailServer implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(DemoMailServer.class);
  private static final String HOST = "127.0.0.1";

  private final DemoProperties properties;
  private final DemoMailbox mailbox;
  private final JavaMailSenderImpl sender;
  private volatile GreenMail server;

  DemoMailServer(DemoProperties properties, DemoMailbox mailbox, JavaMailSenderImpl sender) {
    this.properties = properties;
    this.mailbox = mailbox;
    this.sender = sender;
  }

  @Override
  public void start() {
    GreenMail starting =
        new GreenMail(new ServerSetup(freePort(properties.smtpPort()), HOST, ServerSetup.PROTOCOL_SMTP));
    // before it listens, or what comes in at that moment would lie in its memory
    starting
        .getManagers()
        .getUserManager()
        .setMessageDeliveryHandler(
            (mail, address) -> {
              // as a mail server does that knows addresses with a plus
              mailbox.receive(ReplyTags.base(address.getEmail()), mail.getMessage());
              return new KeptElsewhere(address.getEmail());
            });
    starting.start();
    sender.setHost(HOST);
    sender.setPort(starting.getSmtp().getPort());
    // it answers EHLO in many small pieces, of which each pair waits for the other side: nine tenths of a mail's time
    sender.getJavaMailProperties().setProperty("mail.smtp.ehlo", "false");
    server = starting;
    log.info("the mail server of the default mode listens on port {}", sender.getPort());
  }

  /** The wanted port, or 0 for any if it is in use. */
  private static int freePort(int wanted) {
    try (ServerSocket probe = new ServerSocket(wanted, 1, InetAddress.getByName(HOST))) {
      return probe.getLocalPort();
    } catch (IOException inUse) {
      return 0;
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop();
      server = null;
    }
  }

  @Override
  public boolean isRunning() {
    return server != null;
  }

  /** Before anything that may send, and the last to stop. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE + 10;
  }
}
