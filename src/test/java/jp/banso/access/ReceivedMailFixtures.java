package jp.banso.access;

import java.util.UUID;
import jp.banso.correspondence.CameMails;
import jp.banso.correspondence.ReceivedMails;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An answer to the letter of each of two cases, handed to those who take in applications. */
final class ReceivedMailFixtures implements ObjectFixtures {

  private final ApplicationContext context;
  private final Cast cast;
  private final UUID own;
  private final UUID foreign;

  ReceivedMailFixtures(ApplicationContext context, Cast cast, WalkedCase ownCase, WalkedCase otherCase) {
    this.context = context;
    this.cast = cast;
    this.own = answered(ownCase);
    this.foreign = answered(otherCase);
  }

  private UUID answered(WalkedCase walked) {
    try {
      CameMails outside = new CameMails(context);
      String mailbox = outside.mailbox("R7-BANSO");
      UUID mail =
          outside.send("somebody@outside.example.jp", outside.answering(mailbox, receipt(walked)), "試験", "試験");
      context.getBean(ReceivedMails.class).handOver(cast.viewer(Seat.SECRETARIAT), mail, "submissions").orThrow();
      // so that it holds up no call of another test
      jdbc().sql("update received_mail set arrived_at = arrived_at - interval '1000 days' where id = ?").param(mail).update();
      return mail;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The mail that told the prefecture's desk of the receipt. */
  private UUID receipt(WalkedCase walked) {
    return jdbc()
        .sql("select m.id from outbox_mail m join application a on a.case_key = m.case_key where a.id = ? and m.kind = 'M10' and m.copy_of is null")
        .param(walked.application())
        .query(UUID.class)
        .single();
  }

  private JdbcClient jdbc() {
    return context.getBean(JdbcClient.class);
  }

  @Override
  public boolean covers(String route, String variable) {
    return route.startsWith("/mails/{id}") || route.startsWith("/intake/mails/{id}");
  }

  @Override
  public String own(String route, String variable) {
    return name(variable, own);
  }

  @Override
  public String foreign(String route, String variable) {
    return name(variable, foreign);
  }

  private String name(String variable, UUID mail) {
    return variable.equals("id")
        ? mail.toString()
        : jdbc().sql("select raw_id::text from inbound_mail where id = ?").param(mail).query(String.class).single();
  }
}
