package jp.banso.platform.inbound;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The mailbox of the installation, by IMAP; opened to be read only, so that nothing in it is marked as seen. */
@Component
class ImapFolder implements InboundFolder {

  private static final Logger log = LoggerFactory.getLogger(ImapFolder.class);
  private static final Set<String> OWN_HOST = Set.of("127.0.0.1", "localhost", "::1");
  private static final String TIMEOUT = "20000";

  private final ImapProperties properties;

  ImapFolder(ImapProperties properties) {
    this.properties = properties;
  }

  @Override
  public String name() {
    return "imap/" + properties.user() + "@" + properties.host() + "/" + properties.folder();
  }

  @Override
  public boolean isSet() {
    return !properties.host().isBlank();
  }

  @Override
  public Opened open() throws IOException {
    String protocol = properties.ssl() ? "imaps" : "imap";
    Session session = Session.getInstance(connection(protocol));
    try {
      Store store = session.getStore(protocol);
      store.connect(properties.host(), properties.portOrUsual(), properties.user(), properties.password());
      try {
        Folder folder = store.getFolder(properties.folder());
        folder.open(Folder.READ_ONLY);
        return new OpenedFolder(store, (IMAPFolder) folder);
      } catch (MessagingException | RuntimeException e) {
        store.close();
        throw e;
      }
    } catch (MessagingException e) {
      throw new IOException("the mailbox cannot be opened", e);
    }
  }

  private Properties connection(String protocol) {
    Properties connection = new Properties();
    String prefix = "mail." + protocol + ".";
    connection.setProperty(prefix + "connectiontimeout", TIMEOUT);
    connection.setProperty(prefix + "timeout", TIMEOUT);
    connection.setProperty(prefix + "writetimeout", TIMEOUT);
    connection.setProperty(prefix + "peek", "true");
    connection.setProperty(prefix + "fetchsize", String.valueOf(1024 * 1024));
    connection.setProperty(prefix + "ssl.checkserveridentity", "true");
    boolean elsewhere = !OWN_HOST.contains(properties.host());
    connection.setProperty(prefix + "starttls.enable", String.valueOf(elsewhere));
    // a password never goes over a network in the clear
    connection.setProperty(prefix + "starttls.required", String.valueOf(elsewhere && !properties.ssl()));
    return connection;
  }

  private record OpenedFolder(Store store, IMAPFolder folder) implements Opened {

    @Override
    public long validity() throws IOException {
      try {
        return folder.getUIDValidity();
      } catch (MessagingException e) {
        throw new IOException(e);
      }
    }

    @Override
    public List<Waiting> after(long uid, int most) throws IOException {
      try {
        // the server always names its last mail, however small its number
        Message[] found = folder.getMessagesByUID(uid + 1, UIDFolder.LASTUID);
        List<IMAPMessage> next = new ArrayList<>();
        for (Message message : found) {
          if (message instanceof IMAPMessage one && folder.getUID(one) > uid && next.size() < most) {
            next.add(one);
          }
        }
        FetchProfile wanted = new FetchProfile();
        wanted.add(FetchProfile.Item.SIZE);
        wanted.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        wanted.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(next.toArray(Message[]::new), wanted);
        List<Waiting> waiting = new ArrayList<>();
        for (IMAPMessage message : next) {
          Date arrived = message.getReceivedDate();
          waiting.add(
              new Waiting(folder.getUID(message), message.getSize(), arrived == null ? null : arrived.toInstant()));
        }
        return waiting;
      } catch (MessagingException e) {
        throw new IOException(e);
      }
    }

    @Override
    public InputStream raw(long uid) throws IOException {
      try {
        return message(uid).getMimeStream();
      } catch (MessagingException e) {
        throw new IOException(e);
      }
    }

    @Override
    public InputStream header(long uid) throws IOException {
      try {
        List<String> lines = Collections.list(message(uid).getAllHeaderLines());
        return new ByteArrayInputStream((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      } catch (MessagingException e) {
        throw new IOException(e);
      }
    }

    private IMAPMessage message(long uid) throws MessagingException, IOException {
      Message message = folder.getMessageByUID(uid);
      if (message instanceof IMAPMessage found) {
        return found;
      }
      throw new IOException("mail " + uid + " is no longer there");
    }

    @Override
    public void close() {
      for (AutoCloseable part : Arrays.<AutoCloseable>asList(folder, store)) {
        try {
          part.close();
        } catch (Exception e) {
          log.debug("the mailbox was closed by its server", e);
        }
      }
    }
  }
}
