package jp.banso.correspondence;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.platform.inbound.InboundMail;
import jp.banso.platform.inbound.InboundMails;
import jp.banso.platform.mail.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link CaseMailRecords} on the outbox and the mailbox. */
@Component
class CaseMailKeeper implements CaseMailRecords {

  private final Outbox outbox;
  private final InboundMails inbound;
  private final JdbcClient jdbc;

  CaseMailKeeper(Outbox outbox, InboundMails inbound, JdbcClient jdbc) {
    this.outbox = outbox;
    this.inbound = inbound;
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
  @Transactional(propagation = Propagation.MANDATORY)
  public void erase(CaseKey key, Collection<UUID> came, String handler) {
    List<UUID> ours = outbox.erase(key);
    jdbc.sql("delete from undelivered_mail where mail_id = any(?)").param(ours.toArray(UUID[]::new)).update();
    List<UUID> theirs =
        jdbc.sql("select id from received_mail where id = any(:ids) and (handler = :handler or case_key = :key)")
            .param("ids", came.toArray(UUID[]::new))
            .param("handler", handler)
            .param("key", key.value())
            .query(UUID.class)
            .list();
    List<InboundMail> mails = inbound.headings(theirs);
    jdbc.sql("delete from automatic_answer where address = any(?)")
        .param(mails.stream().map(mail -> mail.sender().toLowerCase(Locale.ROOT)).toArray(String[]::new))
        .update();
    jdbc.sql("delete from received_mail where id = any(?)").param(theirs.toArray(UUID[]::new)).update();
    inbound.erase(theirs);
    outbox.eraseCopies(mails.stream().map(InboundMail::messageId).filter(id -> !id.isEmpty()).toList());
  }
}
