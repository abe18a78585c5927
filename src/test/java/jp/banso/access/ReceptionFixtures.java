package jp.banso.access;

import java.util.UUID;
import jp.banso.accounts.InvitationDoor.Key;
import jp.banso.accounts.InvitationDoor.NewAccount;
import jp.banso.accounts.SecretMail;
import jp.banso.calls.CallId;
import jp.banso.parties.OrganisationKind;
import jp.banso.reception.ReceptionDesk;
import jp.banso.reception.ReceptionDoor;
import jp.banso.reception.ReceptionDoor.Wish;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of the two prefectures, and a region that waits at each. */
final class ReceptionFixtures implements ObjectFixtures {

  private final ApplicationContext context;
  private final ReceptionDoor door;
  private final JdbcClient jdbc;
  private final UUID call;
  private final String ownCode;
  private final String foreignCode;
  private final String own;
  private final String foreign;

  ReceptionFixtures(ApplicationContext context, Cast cast, UUID call) {
    this.context = context;
    this.door = context.getBean(ReceptionDoor.class);
    this.jdbc = context.getBean(JdbcClient.class);
    this.call = call;
    ReceptionDesk desk = context.getBean(ReceptionDesk.class);
    this.ownCode = desk.page(cast.viewer(Seat.PREFECTURE), new CallId(call)).code();
    this.foreignCode = desk.page(cast.viewer(Seat.OTHER_PREFECTURE), new CallId(call)).code();
    this.own = confirmed(ownCode);
    this.foreign = confirmed(foreignCode);
  }

  private String confirmed(String code) {
    String mail = "wish-" + UUID.randomUUID() + "@example.jp";
    SecretMail sent =
        SecretMail.of(
            context, mail, () -> door.ask(code, new Wish("試験の地域", OrganisationKind.HUB, "担当", mail)).orThrow());
    String login = "wish-" + UUID.randomUUID().toString().substring(0, 8);
    door.confirmAsNew(Key.link(sent.token()), new NewAccount("担当", login, "")).orElseThrow().orThrow();
    return jdbc.sql("select id from admission where mail = ?").param(mail).query(UUID.class).single().toString();
  }

  @Override
  public boolean covers(String route, String variable) {
    return route.startsWith("/reception/") || route.startsWith("/a/");
  }

  @Override
  public String own(String route, String variable) {
    return switch (variable) {
      case "code" -> ownCode;
      case "callId" -> call.toString();
      default -> own;
    };
  }

  @Override
  public String foreign(String route, String variable) {
    return switch (variable) {
      case "code" -> foreignCode;
      case "callId" -> UUID.randomUUID().toString();
      default -> foreign;
    };
  }
}
