package jp.banso.intake;

import java.io.ByteArrayOutputStream;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.applications.Region;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.calls.Calls;
import jp.banso.correspondence.CameMails;
import jp.banso.forms.Answers;
import jp.banso.forms.FormCatalog;
import jp.banso.forms.FormFileKind;
import jp.banso.forms.FormFiles;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.ResultActions;

/** A call's own mailbox, what comes to it, and the clerk before the page of a mail. */
final class MailDesk {

  final CameMails outside;
  final String mailbox = "in-" + UUID.randomUUID().toString().substring(0, 8) + "@example.jp";
  private final Region region;
  private final CallId call;
  private final JdbcClient jdbc;
  private final Calls calls;
  private final FormFiles files;
  private final FormCatalog forms;

  MailDesk(ApplicationContext context, Region region, CallId call) {
    this.region = region;
    this.call = call;
    outside = new CameMails(context);
    jdbc = context.getBean(JdbcClient.class);
    calls = context.getBean(Calls.class);
    files = context.getBean(FormFiles.class);
    forms = context.getBean(FormCatalog.class);
    jdbc.sql("update public_call set secretariat_mail = ? where id = ?").params(mailbox, call.value()).update();
  }

  byte[] form(Answers answers, FormFileKind kind) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    files.write(forms.definition(calls.get(call).form()), answers, kind, null, out);
    return out.toByteArray();
  }

  /** Our mail of the kind on the case, the last one. */
  UUID ours(String kind, String where, Object value) {
    return jdbc.sql("select id from outbox_mail where kind = ? and " + where + " order by created_at desc limit 1")
        .params(kind, value)
        .query(UUID.class)
        .single();
  }

  UUID answer(String from, UUID ours, String text, Map<String, byte[]> attached) throws Exception {
    return outside.send(
        from, outside.answering(mailbox, ours), "Re: " + UUID.randomUUID(), text,
        (helper, raw) -> {
          for (Map.Entry<String, byte[]> file : attached.entrySet()) {
            CameMails.attach(helper, file.getKey(), file.getValue());
          }
        });
  }

  static String page(UUID mail) {
    return "/intake/mails/" + mail;
  }

  Instant arrivedAt(UUID mail) {
    return jdbc.sql("select arrived_at from received_mail where id = ?").param(mail).query(Timestamp.class).single().toInstant();
  }

  /** As if its desk had been called. */
  void confirm(UUID mail, String prefecture) {
    jdbc.sql(
            "update submission_mail set prefecture_code = ?, confirmed_by = 'CALL', confirmed_at = ?, confirmed_note = ''"
                + " where mail_id = ?")
        .params(prefecture, Timestamp.from(region.now()), mail)
        .update();
  }

  List<UUID> documents(UUID mail) {
    return jdbc.sql("select document_id from inbound_file where mail_id = ? order by position").param(mail).query(UUID.class).list();
  }

  /** What the clerk says of the files, one kind for each; the rest is material. */
  ResultActions record(Person clerk, UUID mail, Map<String, String> more, String... kinds) throws Exception {
    Map<String, String[]> fields = new HashMap<>();
    List<UUID> documents = documents(mail);
    for (int i = 0; i < documents.size(); i++) {
      fields.put("items[" + i + "].document", new String[] {documents.get(i).toString()});
      fields.put("items[" + i + "].kind", new String[] {i < kinds.length ? kinds[i] : "MATERIAL"});
      fields.put("items[" + i + "].areaName", new String[] {i < kinds.length ? "大仙・仙北" : ""});
    }
    more.forEach((name, value) -> fields.put(name, new String[] {value}));
    return region.send(clerk, page(mail), fields);
  }

  void leave(List<UUID> mails) {
    mails.forEach(outside::settle);
  }
}
