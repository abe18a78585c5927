package jp.banso.demo;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.banso.accounts.InvitationDoor.Key;
import jp.banso.accounts.InvitationDoor.NewAccount;
import jp.banso.calls.CallId;
import jp.banso.calls.CallPublished;
import jp.banso.parties.OrganisationKind;
import jp.banso.parties.Viewer;
import jp.banso.parties.Viewers;
import jp.banso.reception.ReceptionDesk;
import jp.banso.reception.ReceptionDoor;
import jp.banso.reception.ReceptionDoor.Wish;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * A region that asked on the page of its prefecture and waits to be admitted (県の確認待ち), for the first call that is
 * published: it asks and confirms as a person would, with the link of its mail.
 */
@Component
@DemoOnly
@ConditionalOnProperty("banso.demo.pending-region")
class DemoRegion {

  private static final String PREFECTURE = "osaka";
  private static final String LOGIN = "takatsuki";
  private static final String MAIL = "renkei@takatsuki.example.jp";
  private static final Pattern LINK = Pattern.compile("token=([\\w-]{43})");

  private final ReceptionDesk desk;
  private final ReceptionDoor door;
  private final Viewers viewers;
  private final JdbcClient jdbc;
  private final MessageSource messages;

  DemoRegion(ReceptionDesk desk, ReceptionDoor door, Viewers viewers, JdbcClient jdbc, MessageSource messages) {
    this.desk = desk;
    this.door = door;
    this.viewers = viewers;
    this.jdbc = jdbc;
    this.messages = messages;
  }

  /** Once: whose name is taken has asked before. */
  @ApplicationModuleListener
  void on(CallPublished event) {
    Optional<Viewer> prefecture =
        person(PREFECTURE).flatMap(id -> viewers.rolesOf(id).stream().findFirst());
    if (prefecture.isEmpty() || person(LOGIN).isPresent()) {
      return;
    }
    String code = desk.page(prefecture.get(), new CallId(event.callId().value())).code();
    String name = text("demo.region.name");
    if (door.ask(code, new Wish(text("demo.region.organisation"), OrganisationKind.MUNICIPALITY, name, MAIL)).isDone()) {
      door.confirmAsNew(Key.link(link()), new NewAccount(name, LOGIN, ""));
    }
  }

  private Optional<UUID> person(String login) {
    return jdbc.sql("select id from person where login_name = ?").param(login).query(UUID.class).optional();
  }

  /** Out of the mail, before it goes. */
  private String link() {
    String mail =
        jdbc.sql("select secret_body from outbox_mail where kind = 'admission-confirm' and recipient = ?"
                + " order by created_at desc limit 1")
            .param(MAIL)
            .query(String.class)
            .single();
    Matcher link = LINK.matcher(mail);
    if (!link.find()) {
      throw new IllegalStateException("the mail of the region has no link");
    }
    return link.group(1);
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
