package jp.banso.inquiries;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.banso.consultation.OpenDesk;
import jp.banso.consultation.OpenDesks;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The public form of the desk: the four items, without login. It stands only where the terms of the year announce it, and
 * takes so many an hour of one address and of everybody.
 */
@Service
@Transactional
public class PublicInquiries {

  private static final Duration SPAN = Duration.ofHours(1);
  private static final int MOST_OF_ONE = 5;
  private static final int MOST = 100;

  private final InquiryIntake intake;
  private final OpenDesks desks;
  private final JdbcClient jdbc;
  private final Clock clock;

  PublicInquiries(InquiryIntake intake, OpenDesks desks, JdbcClient jdbc, Clock clock) {
    this.intake = intake;
    this.desks = desks;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The desk whose form is open now; empty if none is. */
  @Transactional(readOnly = true)
  public Optional<OpenDesk> desk(ProgrammeCode programme) {
    Instant now = clock.instant();
    return desks.ofYear(programme, now).filter(desk -> desk.terms().webForm() && desk.isInPeriod(now));
  }

  /** Takes an inquiry in and confirms it by mail; the answer is its number. */
  public Outcome<CaseKey> ask(ProgrammeCode programme, Requester requester, String subject, String body) {
    Optional<OpenDesk> desk = desk(programme);
    if (desk.isEmpty()) {
      return Outcome.refused("inquiries.public.refused.closed");
    }
    if (came(programme, requester.mail()) >= MOST_OF_ONE || came(programme, null) >= MOST) {
      return Outcome.refused("inquiries.public.refused.many");
    }
    return Outcome.done(
        intake
            .web(
                desk.get(), programme,
                new InquiryRecord(InquiryChannel.WEB, requester, subject, body, clock.instant()))
            .key());
  }

  /** How many came by the form within the last hour. */
  private int came(ProgrammeCode programme, String mail) {
    return jdbc.sql(
            "select count(*) from inquiry where programme = :programme and channel = 'WEB' and received_at > :since"
                + (mail == null ? "" : " and lower(requester_mail) = lower(:mail)"))
        .param("programme", programme.name())
        .param("since", Timestamp.from(clock.instant().minus(SPAN)))
        .param("mail", mail)
        .query(Integer.class)
        .single();
  }
}
