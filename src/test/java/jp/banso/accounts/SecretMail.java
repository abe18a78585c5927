package jp.banso.accounts;

import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a mail says to its receiver and to nobody else: read in the transaction of the act, before it can be sent. */
public final class SecretMail {

  private final String words;

  private SecretMail(String words) {
    this.words = words;
  }

  /** Carries the act out and reads the newest mail to the address. */
  public static SecretMail of(ApplicationContext context, String mail, Callable<?> act) {
    return new SecretMail(
        context
            .getBean(TransactionTemplate.class)
            .execute(
                status -> {
                  call(act);
                  return context
                      .getBean(JdbcClient.class)
                      .sql("select coalesce(secret_body, body) from outbox_mail where recipient = ? order by created_at desc, id limit 1")
                      .param(mail)
                      .query(String.class)
                      .single();
                }));
  }

  private static void call(Callable<?> act) {
    try {
      act.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** As it went out, subject excepted. */
  public String words() {
    return words;
  }

  /** Of the link. */
  public String token() {
    return found("(?:/invited/|token=)([\\w-]{43})");
  }

  /** As it is printed. */
  public String code() {
    return found("\\b([A-Z2-9]{5}-[A-Z2-9]{5})\\b");
  }

  private String found(String pattern) {
    Matcher match = Pattern.compile(pattern).matcher(words);
    if (!match.find()) {
      throw new AssertionError(pattern + " is not in " + words);
    }
    return match.group(1);
  }
}
