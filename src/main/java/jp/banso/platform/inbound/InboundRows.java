package jp.banso.platform.inbound;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import jp.banso.platform.inbound.InboundMail.Nature;
import jp.banso.platform.inbound.InboundMail.Problem;
import jp.banso.platform.inbound.InboundMails.Sender;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The kept mails and how far each folder was read. */
@Repository
class InboundRows {

  /** The one of a folder by its number of now. */
  private static final String PUT_ASIDE =
      " inbound_cursor c where a.folder = ? and a.uid = ? and c.folder = a.folder and c.validity = a.validity";

  /** Of a deleted mail nothing else is kept. */
  private static final String DIGEST = "encode(sha256(convert_to(:id || ' ' || :print, 'UTF8')), 'hex')";

  private final JdbcClient jdbc;

  InboundRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The number of the last mail that was taken; from the beginning if the folder numbers anew. What was put aside by an old
   * number comes by its new one; that a person was told of it is kept until then, see {@link #came}.
   */
  long cursor(String folder, long validity) {
    jdbc.sql("delete from inbound_aside where folder = ? and validity <> ? and told_as is null")
        .params(folder, validity)
        .update();
    jdbc.sql(
            "insert into inbound_cursor (folder, validity, last_uid) values (?,?,0) on conflict (folder) do update"
                + " set last_uid = 0, failed_uid = null, failures = 0, validity = excluded.validity"
                + " where inbound_cursor.validity <> excluded.validity")
        .params(folder, validity)
        .update();
    return jdbc.sql("select last_uid from inbound_cursor where folder = ?").param(folder).query(Long.class).single();
  }

  void moveCursor(String folder, long uid) {
    jdbc.sql(
            "update inbound_cursor set last_uid = ?, failed_uid = null, failures = 0 where folder = ? and last_uid < ?")
        .params(uid, folder, uid)
        .update();
  }

  void noteRead(String folder, Instant through) {
    jdbc.sql("update inbound_cursor set read_through = ? where folder = ?")
        .params(Timestamp.from(through), folder)
        .update();
  }

  /** Whether the folder says of its own cursor that nothing from before is unread. */
  boolean isReadUntil(InboundFolder folder, Instant instant) {
    return !isAnyAside(folder.name(), instant) && isCursorBehind(folder, instant);
  }

  /** What a person was told of is theirs. */
  private boolean isAnyAside(String folder, Instant instant) {
    return jdbc.sql(
                "select count(*) from inbound_aside where folder = ? and not told"
                    + " and (arrived_at is null or arrived_at <= ?)")
            .params(folder, Timestamp.from(instant))
            .query(Integer.class)
            .single()
        > 0;
  }

  private boolean isCursorBehind(InboundFolder folder, Instant instant) {
    return jdbc.sql("select last_uid, read_through from inbound_cursor where folder = ?")
        .param(folder.name())
        .query(
            (row, number) -> {
              Timestamp read = row.getTimestamp(2);
              return folder.isReadUntil(instant, row.getLong(1), read == null ? null : read.toInstant());
            })
        .optional()
        .orElseGet(() -> folder.isReadUntil(instant, 0, null));
  }

  /** How often in a row this one could not be taken. */
  int countTry(String folder, long uid) {
    return jdbc.sql(
            "update inbound_cursor set failures = case when failed_uid = ? then failures + 1 else 1 end,"
                + " failed_uid = ? where folder = ? returning failures")
        .params(uid, uid, folder)
        .query(Integer.class)
        .single();
  }

  void forgetTries(String folder, long uid) {
    jdbc.sql("update inbound_cursor set failures = 0 where folder = ? and failed_uid = ?").params(folder, uid).update();
  }

  /**
   * A mail that waits for its next try.
   *
   * @param arrivedAt null if the server does not say
   * @param since technical time
   * @param failures tries that were counted
   * @param told whether a person was told of it
   */
  record Aside(long uid, long size, Instant arrivedAt, Instant since, int failures, boolean told) {}

  void noteThrough(String folder, Instant technical) {
    jdbc.sql("update inbound_cursor set got_through = ? where folder = ?")
        .params(Timestamp.from(technical), folder)
        .update();
  }

  void putAside(String folder, long validity, InboundFolder.Waiting mail, Instant technical, Instant next) {
    jdbc.sql(
            "insert into inbound_aside (folder, validity, uid, size, arrived_at, since, tried_at, next_try)"
                + " values (?,?,?,?,?,?,?,?) on conflict do nothing")
        .params(
            folder, validity, mail.uid(), mail.size(), mail.arrivedAt() == null ? null : Timestamp.from(mail.arrivedAt()),
            Timestamp.from(technical), Timestamp.from(technical), Timestamp.from(next))
        .update();
  }

  List<Aside> aside(String folder, long validity, Instant technical) {
    return jdbc.sql(
            "select * from inbound_aside where folder = ? and validity = ? and next_try <= ? order by next_try limit 50")
        .params(folder, validity, Timestamp.from(technical))
        .query(
            (row, number) ->
                new Aside(
                    row.getLong("uid"), row.getLong("size"),
                    row.getTimestamp("arrived_at") == null ? null : row.getTimestamp("arrived_at").toInstant(),
                    row.getTimestamp("since").toInstant(), row.getInt("failures"), row.getBoolean("told")))
        .list();
  }

  int tryAside(String folder, long uid, Instant technical, Instant next) {
    return jdbc.sql(
            "update inbound_aside a set failures = a.failures + case when c.got_through > a.tried_at then 1 else 0 end,"
                + " tried_at = ?, next_try = ? from" + PUT_ASIDE + " returning a.failures")
        .params(Timestamp.from(technical), Timestamp.from(next), folder, uid)
        .query(Integer.class)
        .single();
  }

  /** A person was told of it by the mail that was kept, now or before, with this fingerprint. */
  void told(String folder, long uid, String messageId, String fingerprint) {
    jdbc.sql(
            "update inbound_aside a set told = true, told_as = (select id from inbound_mail where message_id = ?"
                + " and fingerprint = ?) from" + PUT_ASIDE)
        .params(messageId, fingerprint, folder, uid)
        .update();
  }

  void forgetAside(String folder, long uid) {
    jdbc.sql("delete from inbound_aside a using" + PUT_ASIDE).params(folder, uid).update();
  }

  /**
   * A mail has come and is no longer put aside. By an older number it is known by its size and arrival, which a server keeps.
   *
   * @param isNew false if it was kept before: then no older number was put aside for it
   * @return by which mails a person was told of it
   */
  List<UUID> came(String folder, InboundFolder.Waiting mail, boolean isNew) {
    return jdbc.sql(
            "delete from inbound_aside a using inbound_cursor c where a.folder = :folder and c.folder = a.folder"
                + " and case when a.validity = c.validity then a.uid = :uid else :new and a.size = :size"
                + " and (a.arrived_at is null or a.arrived_at = cast(:arrived as timestamptz)) end returning a.told_as")
        .param("folder", folder)
        .param("uid", mail.uid())
        .param("new", isNew)
        .param("size", mail.size())
        .param("arrived", mail.arrivedAt() == null ? null : Timestamp.from(mail.arrivedAt()))
        .query(UUID.class)
        .list()
        .stream()
        .filter(Objects::nonNull)
        .toList();
  }

  /** False if the same mail was kept before. */
  boolean insert(UUID id, String fingerprint, InboundMail mail, Instant fetchedAt) {
    return jdbc.sql(
                "insert into inbound_mail (id, message_id, fingerprint, size, raw_id, arrived_at, fetched_at, sender,"
                    + " sender_name, recipients, subject, refs, body, nature, problem)"
                    + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) on conflict (message_id, fingerprint) do nothing")
            .params(
                id, mail.messageId(), fingerprint, mail.size(), mail.rawId(), Timestamp.from(mail.arrivedAt()),
                Timestamp.from(fetchedAt), mail.sender(), mail.senderName(), String.join(",", mail.recipients()),
                mail.subject(), String.join(" ", mail.references()), mail.body(), mail.nature().name(),
                mail.problem() == null ? null : mail.problem().name())
            .update()
        > 0;
  }

  boolean isKept(String messageId, String fingerprint) {
    return jdbc.sql(
                "select (select count(*) from inbound_mail where message_id = :id and fingerprint = :print)"
                    + " + (select count(*) from inbound_erased where digest = " + DIGEST + ")")
            .param("id", messageId)
            .param("print", fingerprint)
            .query(Integer.class)
            .single()
        > 0;
  }

  void erase(UUID mail) {
    jdbc.sql(
            "insert into inbound_erased (digest) select encode(sha256(convert_to(message_id || ' ' || fingerprint, 'UTF8')),"
                + " 'hex') from inbound_mail where id = ? on conflict do nothing")
        .param(mail)
        .update();
    jdbc.sql("delete from inbound_file where mail_id = ?").param(mail).update();
    jdbc.sql("delete from inbound_mail where id = ?").param(mail).update();
  }

  void addFile(UUID mail, int position, InboundFile file) {
    jdbc.sql(
            "insert into inbound_file (mail_id, position, document_id, file_name, size, checksum) values (?,?,?,?,?,?)")
        .params(mail, position, file.documentId(), file.fileName(), file.size(), file.checksum())
        .update();
  }

  Optional<InboundMail> find(UUID id) {
    return jdbc.sql("select * from inbound_mail where id = ?")
        .param(id)
        .query((row, number) -> map(row, files(id)))
        .optional();
  }

  /** Without text and files, for lists. */
  List<InboundMail> headings(Collection<UUID> ids) {
    return jdbc.sql(
            "select id, message_id, size, raw_id, arrived_at, sender, sender_name, recipients, subject, refs, '' body,"
                + " nature, problem from inbound_mail where id = any(cast(? as uuid[]))")
        .param(ids.stream().map(UUID::toString).toArray(String[]::new))
        .query((row, number) -> map(row, List.of()))
        .list();
  }

  /** Those that brought files or of which not all could be read, without their texts. */
  List<InboundMail> withFiles(Collection<UUID> ids) {
    String[] wanted = ids.stream().map(UUID::toString).toArray(String[]::new);
    Map<UUID, List<InboundFile>> files = new HashMap<>();
    jdbc.sql("select * from inbound_file where mail_id = any(cast(? as uuid[])) order by mail_id, position")
        .param(wanted)
        .query(
            row -> {
              files.computeIfAbsent(row.getObject("mail_id", UUID.class), id -> new ArrayList<>()).add(file(row));
            });
    return headings(ids).stream()
        .filter(mail -> mail.problem() != null || files.containsKey(mail.id()))
        .map(mail -> mail.with(files.getOrDefault(mail.id(), List.of())))
        .toList();
  }

  /** Without files. */
  List<InboundMail> texts(Collection<UUID> ids) {
    return jdbc.sql("select * from inbound_mail where id = any(cast(? as uuid[]))")
        .param(ids.stream().map(UUID::toString).toArray(String[]::new))
        .query((row, number) -> map(row, List.of()))
        .list();
  }

  List<UUID> ofAddresses(Collection<String> addresses) {
    return jdbc.sql(
            "select id from inbound_mail where lower(sender) = any(:own)"
                + " or string_to_array(lower(recipients), ',') && cast(:own as text[]) order by arrived_at, id")
        .param("own", lower(addresses))
        .query(UUID.class)
        .list();
  }

  private static String[] lower(Collection<String> addresses) {
    return addresses.stream().map(address -> address.toLowerCase(Locale.ROOT)).toArray(String[]::new);
  }

  List<UUID> holding(Collection<String> words) {
    return jdbc.sql(
            "select id from inbound_mail where exists (select 1 from unnest(cast(:words as text[])) word"
                + " where position(search_fold(word)"
                + " in search_fold(sender || ' ' || sender_name || ' ' || recipients || ' ' || subject || ' ' || body)) > 0)"
                + " order by arrived_at, id")
        .param("words", words.toArray(String[]::new))
        .query(UUID.class)
        .list();
  }

  List<Sender> senders() {
    return jdbc.sql("select distinct lower(sender), sender_name from inbound_mail where sender_name <> '' order by 1, 2")
        .query((row, number) -> new Sender(row.getString(1), row.getString(2)))
        .list();
  }

  private List<InboundFile> files(UUID mail) {
    return jdbc.sql("select * from inbound_file where mail_id = ? order by position")
        .param(mail)
        .query((row, number) -> file(row))
        .list();
  }

  private static InboundFile file(ResultSet row) throws SQLException {
    return new InboundFile(
        row.getObject("document_id", UUID.class), row.getString("file_name"), row.getLong("size"),
        row.getString("checksum"));
  }

  private static InboundMail map(ResultSet row, List<InboundFile> files) throws SQLException {
    String problem = row.getString("problem");
    return new InboundMail(
        row.getObject("id", UUID.class), row.getString("message_id"), row.getLong("size"),
        row.getObject("raw_id", UUID.class), row.getTimestamp("arrived_at").toInstant(), row.getString("sender"),
        row.getString("sender_name"), split(row.getString("recipients"), ","), row.getString("subject"),
        split(row.getString("refs"), " "), row.getString("body"), Nature.valueOf(row.getString("nature")),
        problem == null ? null : Problem.valueOf(problem), files);
  }

  private static List<String> split(String joined, String by) {
    return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(by));
  }
}
