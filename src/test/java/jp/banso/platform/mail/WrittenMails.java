package jp.banso.platform.mail;

import java.util.List;
import jp.banso.kernel.CaseKey;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mails of a test's own case with their texts, whoever may read them. */
public final class WrittenMails {

  private WrittenMails() {}

  /** Of the case and its children, newest first. */
  public static List<SentMail> of(ApplicationContext context, CaseKey key) {
    return context.getBean(JdbcClient.class)
        .sql("select * from outbox_mail where case_key = ? or case_key like ? order by created_at desc, id")
        .params(key.value(), key.value() + "-%")
        .query(Outbox::map)
        .list();
  }
}
