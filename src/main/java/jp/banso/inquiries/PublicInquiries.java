package jp.banso.inquiries;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jp.banso.consultation.OpenDesk;
import jp.banso.consultation.OpenDesks;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The public form of the desk: the four items, without login. It stands only where the terms of the year announce it, and
 * takes so many an hour from one network and of one mail address; to one mail address it confirms no more than a few a day, as
 * anybody can type anybody's. Of everybody it takes many more, so that a few do not close it to the others; beyond that it
 * says where to write to.
 */
@Service
@Transactional
public class PublicInquiries {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int MOST_CONFIRMED = 3;

  private static final String HASH = "encode(sha256(convert_to(%s, 'UTF8')), 'hex')";

  private final InquiryIntake intake;
  private final Inquiries inquiries;
  private final OpenDesks desks;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final Clock technicalClock;
  /** Offices share an address. */
  private final int mostFromAddress;
  private final int mostOfMail;
  private final int most;

  PublicInquiries(
      InquiryIntake intake, Inquiries inquiries, OpenDesks desks, JdbcClient jdbc, Clock clock,
      @Qualifier("technicalClock") Clock technicalClock,
      @Value("${banso.inquiries.form.from-address:20}") int mostFromAddress,
      @Value("${banso.inquiries.form.of-mail:5}") int mostOfMail, @Value("${banso.inquiries.form.all:3000}") int most) {
    this.intake = intake;
    this.inquiries = inquiries;
    this.desks = desks;
    this.jdbc = jdbc;
    this.clock = clock;
    this.technicalClock = technicalClock;
    this.mostFromAddress = mostFromAddress;
    this.mostOfMail = mostOfMail;
    this.most = most;
  }

  /**
   * An inquiry that was taken in.
   *
   * @param confirmed whether its asker gets a mail
   */
  public record Received(CaseKey key, boolean confirmed) {}

  /** The desk whose form is open now; empty if none is. */
  @Transactional(readOnly = true)
  public Optional<OpenDesk> desk(ProgrammeCode programme) {
    Instant now = clock.instant();
    return desks.ofYear(programme, now).filter(desk -> desk.terms().webForm() && desk.isInPeriod(now));
  }

  /**
   * Takes an inquiry in and confirms it by mail.
   *
   * @param address network address from which it was sent
   */
  public Outcome<Received> ask(
      ProgrammeCode programme, Requester requester, String subject, String body, String address) {
    Optional<OpenDesk> desk = desk(programme);
    if (desk.isEmpty()) {
      return Outcome.refused("inquiries.public.refused.closed");
    }
    // one after another, so that nobody slips past the count
    inquiries.holdNumber("inquiry form " + programme);
    Instant now = technicalClock.instant();
    String mail = requester.mail().toLowerCase(Locale.ROOT);
    String network = network(address);
    if (came(now.minus(HOUR), network, null) >= mostFromAddress || came(now.minus(HOUR), null, mail) >= mostOfMail) {
      return Outcome.refused("inquiries.public.refused.many", desk.get().terms().mail());
    }
    if (came(now.minus(HOUR), null, null) >= most) {
      return Outcome.refused("inquiries.public.refused.busy", desk.get().terms().mail());
    }
    boolean confirmed = came(now.minus(DAY), null, mail) < MOST_CONFIRMED;
    note(network, mail, now);
    Inquiry inquiry =
        intake.web(
            desk.get(), programme, new InquiryRecord(InquiryChannel.WEB, requester, subject, body, clock.instant()),
            confirmed);
    return Outcome.done(new Received(inquiry.key(), confirmed));
  }

  /** Of an IPv6 address what one household or office has, whose machines choose the rest as they like. */
  static String network(String address) {
    if (!address.contains(":")) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) + "/64" : address;
    } catch (UnknownHostException e) {
      return address;
    }
  }

  private int came(Instant since, String address, String mail) {
    return jdbc.sql(
            "select count(*) from inquiry_form_post where at > :since"
                + (address == null ? "" : " and address = :address") + (mail == null ? "" : " and mail_hash = " + HASH.formatted(":mail")))
        .param("since", Timestamp.from(since))
        .param("address", address)
        .param("mail", mail)
        .query(Integer.class)
        .single();
  }

  private void note(String address, String mail, Instant now) {
    jdbc.sql("delete from inquiry_form_post where at < ?").param(Timestamp.from(now.minus(DAY))).update();
    jdbc.sql("insert into inquiry_form_post (id, address, mail_hash, at) values (?, ?, " + HASH.formatted("?") + ", ?)")
        .params(UUID.randomUUID(), address, mail, Timestamp.from(now))
        .update();
  }
}
