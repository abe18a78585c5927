package jp.banso.demo;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.banso.accounts.InvitationDoor.Key;
import jp.banso.accounts.InvitationDoor.NewAccount;
import jp.banso.parties.OrganisationKind;
import jp.banso.parties.Registration;
import jp.banso.parties.Viewer;
import jp.banso.parties.Viewers;
import jp.banso.platform.time.Sweep;
import jp.banso.reception.ReceptionDesk;
import jp.banso.reception.ReceptionDoor;
import jp.banso.reception.ReceptionDoor.Wish;
import jp.banso.reception.ReceptionView;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A region that asked on the page of its prefecture and waits to be admitted (県の確認待ち), once a call is open: it asks, gets
 * the mail and opens its link, as a person would.
 */
@Component
@DemoOnly
@ConditionalOnProperty("banso.demo.pending-region")
class DemoRegion implements Sweep {

  private static final String PREFECTURE = "osaka";
  private static final String LOGIN = "takatsuki";
  private static final String MAIL = "renkei@takatsuki.example.jp";
  private static final Pattern LINK = Pattern.compile("token=([\\w-]{43})");

  private final ReceptionDesk desk;
  private final ReceptionDoor door;
  private final Registration registration;
  private final DemoMailbox mailbox;
  private final Viewers viewers;
  private final JdbcClient jdbc;
  private final MessageSource messages;
  private boolean asked;
  private boolean settled;

  DemoRegion(
      ReceptionDesk desk, ReceptionDoor door, Registration registration, DemoMailbox mailbox, Viewers viewers,
      JdbcClient jdbc, MessageSource messages) {
    this.desk = desk;
    this.door = door;
    this.registration = registration;
    this.mailbox = mailbox;
    this.viewers = viewers;
    this.jdbc = jdbc;
    this.messages = messages;
  }

  @Override
  public String name() {
    return "demo-region";
  }

  /** Nobody waits for it. */
  @Override
  public Optional<Instant> nextDue() {
    return Optional.empty();
  }

  /** Once: whose name is taken has confirmed. */
  @Override
  public void runDue() {
    settled = settled || registration.knows(LOGIN);
    if (!settled) {
      prefecture().ifPresent(this::goOn);
    }
  }

  private void goOn(Viewer prefecture) {
    List<ReceivedMail> mails = mailbox.page(prefecture, MAIL, null, 1);
    Optional<String> code =
        desk.all(prefecture).stream().filter(ReceptionView::open).map(ReceptionView::code).findFirst();
    if (code.isEmpty()) {
      return;
    }
    String name = text("demo.region.name");
    if (mails.isEmpty() && !asked) {
      asked = true;
      door.ask(code.get(), new Wish(text("demo.region.organisation"), OrganisationKind.MUNICIPALITY, name, MAIL));
    } else if (!mails.isEmpty()) {
      Matcher link = LINK.matcher(mailbox.open(prefecture, mails.get(0).id()).body());
      if (link.find()) {
        door.confirmAsNew(Key.link(link.group(1)), new NewAccount(name, LOGIN, ""));
      }
    }
  }

  private Optional<Viewer> prefecture() {
    return jdbc.sql("select id from person where login_name = ?")
        .param(PREFECTURE)
        .query(UUID.class)
        .optional()
        .flatMap(id -> viewers.rolesOf(id).stream().findFirst());
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
