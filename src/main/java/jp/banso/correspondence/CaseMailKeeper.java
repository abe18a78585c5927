package jp.banso.correspondence;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.inbound.InboundMail;
import jp.banso.platform.inbound.InboundMails;
import jp.banso.platform.mail.Outbox;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link CaseMailRecords} on the outbox and the mailbox. */
@Component
class CaseMailKeeper implements CaseMailRecords {

  private final Outbox outbox;
  private final InboundMails inbound;
  private final Worklist worklist;
  private final JdbcClient jdbc;

  CaseMailKeeper(Outbox outbox, InboundMails inbound, Worklist worklist, JdbcClient jdbc) {
    this.outbox = outbox;
    this.inbound = inbound;
    this.worklist = worklist;
    this.jdbc = jdbc;
  }

  @Override
  @Transactional(readOnly = true)
  public Kept count(Collection<CaseKey> keys, Collection<UUID> came) {
    return jdbc.sql("select count(*), coalesce(sum(files), 0) from received_mail where id = any(?)")
        .param(came.toArray(UUID[]::new))
        .query((row, number) -> new Kept(row.getInt(1) + outbox.countOf(keys), row.getInt(2)))
        .single();
  }

  @Override
  @Transactional(readOnly = true)
  public List<UUID> belonging(Collection<CaseKey> keys, String handler) {
    // the limits of a prefix, as each key has its own and the index is to be used
    return jdbc.sql(
            "select r.id from received_mail r where (r.handler is null or r.handler = :handler) and r.id in ("
                + " select a.id from received_mail a where a.case_key = any(:keys)"
                + " union select a.id from unnest(:keys) k (key) join received_mail a"
                + " on a.case_key ~>=~ (k.key || '-') and a.case_key ~<~ (k.key || '.')"
                + " union select a.id from received_mail a where a.answers_id = any(:ours))")
        .param("handler", handler)
        .param("keys", keys.stream().map(CaseKey::value).toArray(String[]::new))
        .param("ours", outbox.idsOf(keys).toArray(UUID[]::new))
        .query(UUID.class)
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public List<UUID> loose(
      ProgrammeCode programme, Collection<String> mailboxes, Instant from, Instant before, String handler) {
    return jdbc.sql(
            "select id from received_mail where programme = :programme and (mailbox = '' or mailbox = any(:mailboxes))"
                + " and arrived_at >= :from and arrived_at < :before and state in ('SETTLED', 'KEPT')"
                + " and case_key is null and answers_id is null and (handler is null or handler = :handler)"
                + " order by arrived_at, id")
        .param("programme", programme.code())
        .param("mailboxes", mailboxes.stream().map(one -> one.toLowerCase(Locale.ROOT)).toArray(String[]::new))
        .param("from", Timestamp.from(from))
        .param("before", Timestamp.from(before))
        .param("handler", handler)
        .query(UUID.class)
        .list();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void eraseLoose(Collection<UUID> came) {
    erase(
        jdbc.sql(
                "select id from received_mail where id = any(?) and state in ('SETTLED', 'KEPT') and case_key is null"
                    + " for update")
            .param(came.toArray(UUID[]::new))
            .query(UUID.class)
            .list());
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void erase(CaseKey key, Collection<UUID> came, String handler) {
    List<UUID> ours = outbox.erase(key);
    jdbc.sql("delete from undelivered_mail where mail_id = any(?)").param(ours.toArray(UUID[]::new)).update();
    erase(
        jdbc.sql(
                "select id from received_mail where id = any(:ids)"
                    + " and (handler is null or handler = :handler or case_key = :key)")
            .param("ids", came.toArray(UUID[]::new))
            .param("handler", handler)
            .param("key", key.value())
            .query(UUID.class)
            .list());
  }

  private void erase(List<UUID> theirs) {
    theirs.forEach(id -> worklist.close(Source.MAIL, id.toString()));
    List<InboundMail> mails = inbound.headings(theirs);
    jdbc.sql("delete from automatic_answer where address = any(?)")
        .param(mails.stream().map(mail -> mail.sender().toLowerCase(Locale.ROOT)).toArray(String[]::new))
        .update();
    jdbc.sql("delete from received_mail where id = any(?)").param(theirs.toArray(UUID[]::new)).update();
    inbound.erase(theirs);
    outbox.eraseCopies(mails.stream().map(InboundMail::messageId).filter(id -> !id.isEmpty()).toList());
  }
}
