package jp.banso.access;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import jp.banso.demo.DemoMailbox;
import jp.banso.demo.ReceivedMail;
import org.springframework.context.ApplicationContext;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/** A mail to each of the two prefectures; in the default mode everybody reads both. */
final class DemoMailFixtures implements ObjectFixtures {

  private final ApplicationContext context;
  private final Cast cast;
  private final String own;
  private final String foreign;

  DemoMailFixtures(ApplicationContext context, Cast cast) {
    this.context = context;
    this.cast = cast;
    this.own = send(Seat.PREFECTURE);
    this.foreign = send(Seat.OTHER_PREFECTURE);
  }

  private String send(Seat seat) {
    String receiver = seat.name().toLowerCase(java.util.Locale.ROOT) + "-" + UUID.randomUUID() + "@example.jp";
    SimpleMailMessage mail = new SimpleMailMessage();
    mail.setFrom("jimu@example.jp");
    mail.setTo(receiver);
    mail.setSubject("試験");
    mail.setText("試験");
    context.getBean(JavaMailSender.class).send(mail);
    List<ReceivedMail> received = await().until(() -> received(seat, receiver), found -> !found.isEmpty());
    return received.get(0).id().toString();
  }

  private List<ReceivedMail> received(Seat seat, String receiver) {
    return context.getBean(DemoMailbox.class).page(cast.viewer(seat), receiver, null, 1);
  }

  @Override
  public boolean covers(String route, String variable) {
    return route.startsWith("/demo/mails/");
  }

  @Override
  public String own(String route, String variable) {
    return variable.equals("number") ? "1" : own;
  }

  @Override
  public String foreign(String route, String variable) {
    return variable.equals("number") ? "1" : foreign;
  }
}
