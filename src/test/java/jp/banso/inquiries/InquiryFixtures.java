package jp.banso.inquiries;

import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.TestPerson;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Inquiries at the desk of this year, which is open today while a test needs it. */
public final class InquiryFixtures {

  private final ApplicationContext context;
  private final JdbcClient jdbc;

  public InquiryFixtures(ApplicationContext context) {
    this.context = context;
    this.jdbc = context.getBean(JdbcClient.class);
  }

  /** Whatever day it is. */
  public void openDesk() {
    opensOn(jdbc, LocalDate.now(context.getBean(Clock.class)).minusDays(1));
  }

  public void closeDesk() {
    closeDesk(jdbc);
  }

  /** Mails are no inquiries before its last day, whatever day it is: other tests move the clock. */
  public static void closeDesk(JdbcClient jdbc) {
    opensOn(jdbc, LocalDate.parse("2026-02-28"));
  }

  private static void opensOn(JdbcClient jdbc, LocalDate day) {
    jdbc.sql("update consultation_desk set opens_on = ? where programme = 'BANSO' and fiscal_year = 2025")
        .param(Date.valueOf(day))
        .update();
  }

  public TestPerson clerk() {
    return TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.BANSO);
  }

  /** An inquiry by telephone, as a clerk writes it down. */
  public InquiryId called(Viewer clerk, String organisation, String mail) {
    return context
        .getBean(InquiryIntake.class)
        .record(
            clerk,
            new InquiryRecord(
                InquiryChannel.TELEPHONE,
                new Requester(organisation, RequesterKind.MUNICIPALITY, "05", "相談 花子", mail, "0187-00-0000"),
                "会議の参加者の例", "多職種連携会議の参加者の例を知りたい。", context.getBean(Clock.class).instant()),
            null, null)
        .orThrow();
  }

  /** An inquiry by telephone that the clerk answered at once. */
  public InquiryId answeredAtOnce(Viewer clerk, String organisation, String mail) {
    return context
        .getBean(InquiryIntake.class)
        .record(
            clerk,
            new InquiryRecord(
                InquiryChannel.TELEPHONE,
                new Requester(organisation, RequesterKind.MUNICIPALITY, "05", "相談 花子", mail, "0187-00-0000"),
                "会議の開催の目安", "会議は年に何回開けばよいか。", context.getBean(Clock.class).instant()),
            "決まりはない旨を御案内した。", null)
        .orThrow();
  }

  /** Draws the answers of this month, as if it was over. */
  public UUID drawThisMonth() {
    Clock clock = context.getBean(Clock.class);
    YearMonth month = YearMonth.now(clock);
    context.getBean(AnswerSampling.class).draw(ProgrammeCode.BANSO, month, clock.instant());
    return jdbc.sql("select id from answer_sample where programme = 'BANSO' and month = ?")
        .param(Date.valueOf(month.atDay(1)))
        .query(UUID.class)
        .single();
  }

  public UUID check(InquiryId id) {
    return jdbc.sql(
            "select c.id from answer_check c join at_once_answer a on a.id = c.answer_id where a.inquiry_id = ?")
        .param(id.value())
        .query(UUID.class)
        .single();
  }

  /** What was drawn from this month on back, so that the next draw finds none; what is open of it ends. */
  public void forgetSamples() {
    Set<UUID> checked =
        Set.copyOf(
            jdbc.sql("select distinct a.inquiry_id from answer_check c join at_once_answer a on a.id = c.answer_id")
                .query(UUID.class)
                .list());
    context
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> {
              context.getBean(AnswerChecks.class).drop(checked);
              List.of("answer_check_words", "answer_check", "answer_sample_member", "answer_sample")
                  .forEach(table -> jdbc.sql("delete from " + table).update());
            });
  }

  public void end(Viewer clerk, InquiryId id) {
    context
        .getBean(InquiryHandling.class)
        .end(clerk, id, Long.parseLong(version(id)), "試験の終わり")
        .orThrow();
  }

  /** A clerk has gone through all of it. */
  public void check(Viewer clerk, InquiryId id) {
    InquiryChecks checks = context.getBean(InquiryChecks.class);
    checks.mark(
        clerk, id, checks.of(clerk, id).stream().map(CheckPoint::number).collect(Collectors.toSet()), Set.of());
  }

  /** One that came at another time, under the terms of that time. */
  public InquiryId calledAt(Viewer clerk, Instant receivedAt) {
    return calledAt(
        clerk, new Requester("秋田県仙北市", RequesterKind.MUNICIPALITY, "05", "相談 太郎", null, "0187-00-0001"), receivedAt);
  }

  InquiryId calledAt(Viewer clerk, Requester requester, Instant receivedAt) {
    return context
        .getBean(InquiryIntake.class)
        .record(
            clerk,
            new InquiryRecord(
                InquiryChannel.TELEPHONE, requester, "会議の参加者の例", "多職種連携会議の参加者の例を知りたい。", receivedAt),
            null, null)
        .orThrow();
  }

  /** So that other tests find their own work on the first page of a list. */
  public void endAll(Viewer clerk) {
    InquiryHandling handling = context.getBean(InquiryHandling.class);
    jdbc.sql(
            "select id, version from inquiry"
                + " where state in ('RECEIVED','WAITING','DRAFTING','AT_MINISTRY','TO_CONFIRM')")
        .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getLong("version")))
        .list()
        .forEach(open -> handling.end(clerk, new InquiryId(open.getKey()), open.getValue(), "試験の終わり").orThrow());
    jdbc.sql("select id from callback where state = 'OPEN'")
        .query(UUID.class)
        .list()
        .forEach(id -> context.getBean(CallbackBoard.class).tried(clerk, id, true, "試験の終わり"));
  }

  /** What the case's mails of this kind say, the oldest first. */
  public List<String> mails(InquiryId id, String kind) {
    return jdbc.sql(
            "select m.subject || E'\\n' || m.body from outbox_mail m join inquiry i on i.case_key = m.case_key"
                + " where i.id = ? and m.kind = ? order by m.created_at, m.id")
        .params(id.value(), kind)
        .query(String.class)
        .list();
  }

  public UUID newestMail(InquiryId id, String kind) {
    return jdbc.sql(
            "select m.id from outbox_mail m join inquiry i on i.case_key = m.case_key where i.id = ? and m.kind = ?"
                + " order by m.created_at desc limit 1")
        .params(id.value(), kind)
        .query(UUID.class)
        .single();
  }

  public InquiryId ofMail(UUID mail) {
    return new InquiryId(
        jdbc.sql("select inquiry_id from inquiry_entry where mail_id = ?").param(mail).query(UUID.class).single());
  }

  public String state(InquiryId id) {
    return jdbc.sql("select state from inquiry where id = ?").param(id.value()).query(String.class).single();
  }

  public String version(InquiryId id) {
    return jdbc.sql("select version::text from inquiry where id = ?").param(id.value()).query(String.class).single();
  }

  /** The open steps of the case and of its calls. */
  public List<String> steps(InquiryId id) {
    return jdbc.sql(
            "select definition_key from work_item w join inquiry i on w.case_key = i.case_key or w.case_key like i.case_key || '-K%'"
                + " where i.id = ? order by 1")
        .param(id.value())
        .query(String.class)
        .list();
  }
}
