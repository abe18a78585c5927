package jp.banso.platform.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.time.DueWork;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails that belong to a business act, written in its transaction and sent afterwards by the relay.
 * One mail for each case, kind, occasion and recipient: asked twice, it is sent once.
 */
@Component
public class Outbox implements DueWork {

  private static final String HEADING =
      "select id, programme, case_key, kind, recipient, subject, state, created_at, not_before,"
          + " sent_at, copy_of, blind from outbox_mail";
  private static final String DOMAIN = "@banso.invalid>";
  private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?-~]{1,250}>");
  private static final int MOST_REFERENCES = 15;
  private static final String OF_CASE =
      " where programme = :programme and (case_key = :key or case_key like :children)";
  private static final ListOrder NEWEST =
      new ListOrder(ListOrder.instant("created_at"), "cast(id as text)", true);

  private final JdbcClient jdbc;
  private final ObjectProvider<MailCopies> copies;
  private final Clock clock;

  Outbox(JdbcClient jdbc, ObjectProvider<MailCopies> copies, Clock clock) {
    this.jdbc = jdbc;
    this.copies = copies;
    this.clock = clock;
  }

  /** Puts the mail out; empty if the same mail was put out before. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<UUID> put(OutboxMail mail) {
    return put(UUID.randomUUID(), mail, false, null);
  }

  /**
   * As {@link #put(OutboxMail)}, under an id that the writer knows already.
   *
   * @param repliesHere true if answers come to the mailbox that is read, so that they say what they answer
   * @param secretBody the text as the receiver reads it where the kept text lacks what only its receiver may know,
   *     forgotten once it is sent; null for the kept text
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<UUID> put(UUID id, OutboxMail mail, boolean repliesHere, String secretBody) {
    int put =
        jdbc.sql(
                "insert into outbox_mail (id, message_id, programme, case_key, kind, occasion,"
                    + " recipient, copies, blind_copies, reply_to, subject, body, attachments, result_mail, state,"
                    + " created_at, not_before, replies_here, secret_body)"
                    + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
                    + " on conflict (case_key, kind, occasion, recipient) do nothing")
            .params(
                id, messageId(id), mail.programme().code(), mail.caseKey().value(),
                mail.kind(), mail.occasion(), mail.recipient(), String.join(",", mail.copies()),
                String.join(",", mail.blindCopies()), mail.replyTo(), mail.subject(), mail.body(),
                mail.attachments().stream().map(UUID::toString).collect(Collectors.joining(",")),
                mail.resultMail(), MailState.QUEUED.name(),
                Timestamp.from(clock.instant()), Timestamp.from(mail.notBefore()), repliesHere, secretBody)
            .update();
    return put > 0 ? Optional.of(id) : Optional.empty();
  }

  /**
   * A mail of ours in a conversation.
   *
   * @param chain Message-IDs of the conversation up to this mail, its own last
   */
  public record Threaded(UUID id, List<String> chain) {}

  /** The conversation with a receiver on a case as far as it is ours, the oldest first, without one mail. */
  @Transactional(readOnly = true)
  public List<Threaded> thread(CaseKey key, String recipient, UUID without) {
    return jdbc.sql(
            "select id, message_id, refs from outbox_mail where case_key = ? and recipient = ? and refs is not null"
                + " and id <> ? order by created_at, id")
        .params(key.value(), recipient, without)
        .query(Outbox::threaded)
        .list();
  }

  /** A mail of a conversation; empty if it stands apart from any. */
  @Transactional(readOnly = true)
  public Optional<Threaded> threaded(UUID mailId) {
    return jdbc.sql("select id, message_id, refs from outbox_mail where id = ? and refs is not null")
        .param(mailId)
        .query(Outbox::threaded)
        .optional();
  }

  private static Threaded threaded(ResultSet row, int number) throws SQLException {
    String refs = row.getString("refs");
    Stream<String> before = refs.isEmpty() ? Stream.of() : Arrays.stream(refs.split(" "));
    return new Threaded(
        row.getObject("id", UUID.class), Stream.concat(before, Stream.of(row.getString("message_id"))).toList());
  }

  /**
   * The mail is part of a conversation: mail programs show it with these.
   *
   * @param chain Message-IDs, the nearest last; empty if it begins the conversation. Of a long one the first and the
   *     last are named
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void goesOn(UUID mailId, List<String> chain) {
    List<String> named = chain.stream().filter(id -> MESSAGE_ID.matcher(id).matches()).toList();
    List<String> kept =
        named.size() <= MOST_REFERENCES
            ? named
            : Stream.concat(
                    named.stream().limit(1), named.stream().skip(named.size() - MOST_REFERENCES + 1L))
                .toList();
    jdbc.sql("update outbox_mail set refs = ?, in_reply_to = ? where id = ?")
        .params(String.join(" ", kept), kept.isEmpty() ? null : kept.get(kept.size() - 1), mailId)
        .update();
  }

  /** How many mails of ours are on these cases, without their children. */
  @Transactional(readOnly = true)
  public int countOf(Collection<CaseKey> keys) {
    return jdbc.sql("select count(*) from outbox_mail where case_key = any(?)")
        .param(keys.stream().map(CaseKey::value).toArray(String[]::new))
        .query(Integer.class)
        .single();
  }

  /** Our mails on these cases and their children. */
  @Transactional(readOnly = true)
  public List<UUID> idsOf(Collection<CaseKey> keys) {
    return jdbc.sql(
            "select id from outbox_mail where case_key = any(:keys) union select m.id from unnest(:keys) k (key)"
                + " join outbox_mail m on m.case_key ~>=~ (k.key || '-') and m.case_key ~<~ (k.key || '.')")
        .param("keys", keys.stream().map(CaseKey::value).toArray(String[]::new))
        .query(UUID.class)
        .list();
  }

  /** Deletes our mails on a case and its children; answers their ids. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<UUID> erase(CaseKey key) {
    List<UUID> ids = idsOf(List.of(key));
    UUID[] array = ids.toArray(UUID[]::new);
    jdbc.sql("delete from outbox_address where mail_id = any(?)").param(array).update();
    jdbc.sql("delete from outbox_mail where id = any(?)").param(array).update();
    copies.stream().forEach(store -> store.erase(ids.stream().map(Outbox::messageId).toList()));
    return ids;
  }

  /** Deletes what is kept elsewhere of mails with these Message-IDs. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void eraseCopies(Collection<String> messageIds) {
    copies.stream().forEach(store -> store.erase(messageIds));
  }

  static String messageId(UUID mailId) {
    return "<" + mailId + DOMAIN;
  }

  /** Our mail with this Message-ID, angle brackets included; whoever was not sent it cannot know it. */
  @Transactional(readOnly = true)
  public Optional<SentMail> byMessageId(String messageId) {
    int at = messageId.indexOf('@');
    if (at < 2 || !messageId.endsWith(DOMAIN)) {
      return Optional.empty();
    }
    try {
      return find(UUID.fromString(messageId.substring(1, at)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * A mail server says afterwards that the mail did not reach one of its receivers. A copy becomes a mail of its own, so
   * that it can be sent again without the others getting it twice.
   *
   * @param recipient empty if it did not say for whom
   * @return the mail that did not arrive, empty if that is known or the mail has not gone
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<UUID> bounced(UUID mailId, String recipient) {
    SentMail mail = find(mailId).orElseThrow();
    String other =
        Stream.concat(mail.copies().stream(), mail.blindCopies().stream())
            .filter(copy -> copy.equalsIgnoreCase(recipient))
            .findFirst()
            .orElse(null);
    if (other == null || mail.recipient().equalsIgnoreCase(recipient)) {
      int bounced =
          jdbc.sql("update outbox_mail set state = 'BOUNCED' where id = ? and state in ('SENT','UNCERTAIN')")
              .param(mailId)
              .update();
      return bounced > 0 ? Optional.of(mailId) : Optional.empty();
    }
    UUID id = UUID.randomUUID();
    int split =
        jdbc.sql(
                "insert into outbox_mail (id, message_id, programme, case_key, kind, occasion, recipient, copies,"
                    + " blind_copies, reply_to, subject, body, attachments, result_mail, state, created_at,"
                    + " not_before, attempts, copy_of, blind, replies_here)"
                    + " select ?, ?, programme, case_key, kind, occasion || ' ' || id, ?, '', '', reply_to, subject,"
                    + " body, attachments, result_mail, 'BOUNCED', ?, not_before, 1, id, ?, replies_here"
                    + " from outbox_mail where id = ? and state in ('SENT','UNCERTAIN','BOUNCED')"
                    + " on conflict (case_key, kind, occasion, recipient) do nothing")
            .params(
                id, messageId(id), other, Timestamp.from(clock.instant()), mail.blindCopies().contains(other), mailId)
            .update();
    return split > 0 ? Optional.of(id) : Optional.empty();
  }

  /** Cancels what has not gone yet for a case that ended, for instance by withdrawal. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void cancelWaiting(CaseKey key, String kind) {
    jdbc.sql(
            "update outbox_mail set state = 'CANCELLED' where case_key = ? and kind = ?"
                + " and state = 'QUEUED'")
        .params(key.value(), kind)
        .update();
  }

  /**
   * Whatever of a case and its children has not gone to one address goes to another; a mail that goes to the other
   * already is left as it is.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void readdress(CaseKey key, String from, String to) {
    MailAddresses.requireOne(to);
    jdbc.sql(
            "update outbox_mail m set recipient = case when recipient = :from and not exists (select 1 from outbox_mail o"
                + " where o.case_key = m.case_key and o.kind = m.kind and o.occasion = m.occasion and o.recipient = :to)"
                + " then :to else recipient end,"
                + " copies = array_to_string(array_replace(string_to_array(copies, ','), :from, :to), ','),"
                + " blind_copies = array_to_string(array_replace(string_to_array(blind_copies, ','), :from, :to), ',')"
                + " where (case_key = :key or case_key like :children) and state = 'QUEUED'"
                + " and (recipient = :from or string_to_array(concat_ws(',', copies, blind_copies), ',')"
                + " && array[cast(:from as text)])")
        .param("from", from)
        .param("to", to)
        .param("key", key.value())
        .param("children", key.value() + "-%")
        .update();
  }

  /**
   * As {@link #readdress}, of a whole programme: nobody reads mail at the first address any more. What only its receiver may
   * know stays where it was sent.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void readdressAll(ProgrammeCode programme, String from, String to) {
    jdbc.sql(
            "select distinct case_key from outbox_mail where programme = ? and state = 'QUEUED' and secret_body is null"
                + " and (recipient = ? or string_to_array(concat_ws(',', copies, blind_copies), ',')"
                + " && array[cast(? as text)])")
        .params(programme.code(), from, from)
        .query(String.class)
        .list()
        .forEach(key -> readdress(new CaseKey(key), from, to));
  }

  /** Takes back a mail that has not gone; false if it is on its way. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean cancel(UUID mailId) {
    return jdbc.sql("update outbox_mail set state = 'CANCELLED' where id = ? and state = 'QUEUED'")
            .param(mailId)
            .update()
        > 0;
  }

  /** Takes back whatever of a case and its children still waits for its hour; answers which. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<MailHeading> cancelHeld(ProgrammeCode programme, CaseKey key) {
    return ofCase(
            "update outbox_mail set state = 'CANCELLED'" + OF_CASE
                + " and state = 'QUEUED' and not_before > :now returning *",
            programme, key)
        .param("now", Timestamp.from(clock.instant()))
        .query(Outbox::heading)
        .list();
  }

  /** How many of a case and its children still wait for their hour. */
  @Transactional(readOnly = true)
  public int held(ProgrammeCode programme, CaseKey key) {
    return ofCase(
            "select count(*) from outbox_mail" + OF_CASE + " and state = 'QUEUED' and not_before > :now",
            programme, key)
        .param("now", Timestamp.from(clock.instant()))
        .query(Integer.class)
        .single();
  }

  /**
   * Mails of one number and of what belongs to it that wait for their hour.
   *
   * @param until when the first of them goes
   */
  public record Held(String caseKey, int count, Instant until) {}

  /** What of a programme still waits for its hour, the next to go first. */
  @Transactional(readOnly = true)
  public List<Held> held(ProgrammeCode programme, int most) {
    return held(programme, null, most);
  }

  /** As {@link #held(ProgrammeCode, int)}, of one number; nothing if it has none itself. */
  @Transactional(readOnly = true)
  public List<Held> heldOf(ProgrammeCode programme, CaseKey key) {
    return held(programme, key.value(), 1);
  }

  private List<Held> held(ProgrammeCode programme, String key, int most) {
    return jdbc.sql(
            "with held as (select case_key, count(*) mails, min(not_before) first from outbox_mail"
                + " where programme = :programme and state = 'QUEUED' and not_before > :now"
                + (key == null ? "" : " and (case_key = :key or case_key like :key || '-%')")
                + " group by case_key),"
                // each under the number farthest up that has mails itself, found by equality and not number against number
                + " topmost as (select distinct on (h.case_key) o.case_key, h.mails, h.first from held h"
                + " cross join lateral (select string_to_array(h.case_key, '-') part) parts"
                + " cross join lateral generate_series(1, cardinality(part)) length"
                + " join held o on o.case_key = array_to_string(part[1:(length)], '-')"
                + " order by h.case_key, length)"
                + " select case_key, sum(mails), min(first) from topmost"
                + (key == null ? "" : " where case_key = :key")
                + " group by case_key order by 3, 1 limit :most")
        .param("programme", programme.code())
        .param("key", key)
        .param("now", Timestamp.from(clock.instant()))
        .param("most", most)
        .query(
            (row, number) ->
                new Held(row.getString(1), row.getInt(2), row.getTimestamp(3).toInstant()))
        .list();
  }

  /** Those of a case and its children that were taken back. */
  @Transactional(readOnly = true)
  public List<UUID> cancelled(ProgrammeCode programme, CaseKey key) {
    return ofCase(
            "select id from outbox_mail" + OF_CASE + " and state = 'CANCELLED' order by created_at, id",
            programme, key)
        .query(UUID.class)
        .list();
  }

  /** Sends a mail that failed, is uncertain or was taken back again, to another address if one is given. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void sendAgain(UUID mailId, String newRecipient) {
    if (newRecipient != null) {
      MailAddresses.requireOne(newRecipient);
    }
    jdbc.sql(
            "update outbox_mail set state = 'QUEUED', attempts = 0, try_again_at = null,"
                + " lease_until = null, recipient = coalesce(?, recipient) where id = ?"
                + " and state in ('FAILED','UNCERTAIN','BOUNCED','CANCELLED')")
        .params(newRecipient, mailId)
        .update();
  }

  /**
   * The mails of a case and its children, newest first.
   *
   * @param own only what was addressed to one of these and is no longer held or taken back; null for all
   * @param since only what was written since, null for all
   * @param after null for the first page
   */
  @Transactional(readOnly = true)
  public List<MailHeading> ofCase(
      ProgrammeCode programme, CaseKey key, Collection<String> own, Instant since, Place after, int size) {
    StatementSpec statement =
        ofCase(
                HEADING + OF_CASE + readable(own, since) + NEWEST.after(after) + NEWEST.orderBy()
                    + " limit :size",
                programme, key)
            .param("size", size);
    return ListOrder.bind(bind(statement, own, since), after).query(Outbox::heading).list();
  }

  /** How many there are, without end of page. */
  @Transactional(readOnly = true)
  public int countOfCase(ProgrammeCode programme, CaseKey key, Collection<String> own, Instant since) {
    return bind(
            ofCase("select count(*) from outbox_mail" + OF_CASE + readable(own, since), programme, key),
            own, since)
        .query(Integer.class)
        .single();
  }

  /** Where a mail of {@link #ofCase} stands in the list. */
  public static Place placeOf(MailHeading mail) {
    return new Place(ListOrder.instant(mail.createdAt()), mail.id().toString());
  }

  private StatementSpec ofCase(String sql, ProgrammeCode programme, CaseKey key) {
    return jdbc.sql(sql)
        .param("programme", programme.code())
        .param("key", key.value())
        .param("children", key.value() + "-%");
  }

  private static String readable(Collection<String> own, Instant since) {
    return (own == null
            ? ""
            : " and (recipient = any(:own)"
                + " or string_to_array(concat_ws(',', copies, blind_copies), ',') && cast(:own as text[]))"
                + " and state <> 'CANCELLED' and not (state = 'QUEUED' and not_before > :now)")
        + (since == null ? "" : " and coalesce(sent_at, created_at) >= :since");
  }

  private StatementSpec bind(StatementSpec statement, Collection<String> own, Instant since) {
    StatementSpec bound = statement;
    if (own != null) {
      bound =
          bound.param("own", own.toArray(String[]::new)).param("now", Timestamp.from(clock.instant()));
    }
    return since == null ? bound : bound.param("since", Timestamp.from(since));
  }

  /** A mail that reached one of a reader's addresses, and when. */
  public record Arrival(MailHeading mail, Instant at) {

    /** Where it stands in the list. */
    public Place place() {
      return new Place(ListOrder.instant(at), mail.id().toString());
    }
  }

  /**
   * What was sent to any of these addresses, copies included, newest first; each address is read from
   * its newest on, however much was sent to it.
   */
  @Transactional(readOnly = true)
  public List<Arrival> sentTo(
      ProgrammeCode programme, Collection<String> addresses, Place after, int size) {
    StatementSpec statement =
        jdbc.sql(ARRIVALS.formatted(after == null ? "" : " and (sent_at, mail_id) < (:at, :id)"))
            .param("programme", programme.code())
            .param("own", addresses.toArray(String[]::new))
            .param("size", size);
    if (after != null) {
      statement =
          statement.param("at", Timestamp.from(ListOrder.instantOf(after))).param("id", idOf(after));
    }
    return statement
        .query((row, number) -> new Arrival(heading(row, number), row.getTimestamp("came_at").toInstant()))
        .list();
  }

  static final String ARRIVALS =
      "select m.id, m.programme, m.case_key, m.kind, m.recipient, m.subject, m.state, m.created_at,"
          + " m.not_before, m.sent_at, m.copy_of, m.blind, found.sent_at as came_at from"
          + " (select mail_id, max(sent_at) as sent_at from unnest(cast(:own as text[])) own (one),"
          + " lateral (select mail_id, sent_at from outbox_address"
          + " where programme = :programme and address = own.one%s"
          + " order by sent_at desc, mail_id desc limit :size) newest"
          + " group by mail_id order by 2 desc, 1 desc limit :size) found"
          + " join outbox_mail m on m.id = found.mail_id"
          + " order by found.sent_at desc, found.mail_id desc";

  private static UUID idOf(Place place) {
    try {
      return UUID.fromString(place.key());
    } catch (IllegalArgumentException e) {
      throw new BadInput("place in the list");
    }
  }

  /** Mails of a programme to one of these addresses, copies included, or with one of these words in them, the oldest first. */
  @Transactional(readOnly = true)
  public List<MailHeading> concerning(
      ProgrammeCode programme, Collection<String> addresses, Collection<String> words) {
    return jdbc.sql(
            HEADING
                + " where programme = :programme and (string_to_array(lower(concat_ws(',', recipient, copies, blind_copies)),"
                + " ',') && cast(:own as text[]) or exists (select 1 from unnest(cast(:words as text[])) word"
                + " where position(search_fold(word) in search_fold(subject || ' ' || body)) > 0)) order by created_at, id")
        .param("programme", programme.code())
        .param("own", addresses.stream().map(one -> one.toLowerCase(Locale.ROOT)).toArray(String[]::new))
        .param("words", words.toArray(String[]::new))
        .query(Outbox::heading)
        .list();
  }

  @Transactional(readOnly = true)
  public Optional<SentMail> find(UUID mailId) {
    return jdbc.sql("select * from outbox_mail where id = ?").param(mailId).query(Outbox::map).optional();
  }

  /** These mails, without their texts. */
  @Transactional(readOnly = true)
  public List<MailHeading> headings(Collection<UUID> mailIds) {
    return jdbc.sql(HEADING + " where id = any(cast(? as uuid[]))")
        .param(mailIds.stream().map(UUID::toString).toArray(String[]::new))
        .query(Outbox::heading)
        .list();
  }

  /** What tells the mail from others of its kind and case, see {@link OutboxMail}. */
  @Transactional(readOnly = true)
  public String occasion(UUID mailId) {
    return jdbc.sql("select occasion from outbox_mail where id = ?").param(mailId).query(String.class).single();
  }

  /** As {@link #occasion}, of many mails. */
  @Transactional(readOnly = true)
  public Map<UUID, String> occasions(Collection<UUID> mailIds) {
    Map<UUID, String> occasions = new HashMap<>();
    jdbc.sql("select id, occasion from outbox_mail where id = any(cast(? as uuid[]))")
        .param(mailIds.stream().map(UUID::toString).toArray(String[]::new))
        .query(
            row -> {
              occasions.put(row.getObject(1, UUID.class), row.getString(2));
            });
    return occasions;
  }

  /** The copies that the server did not take with the mail and that go, or do not, by themselves. */
  @Transactional(readOnly = true)
  public List<MailHeading> copiesOf(UUID mailId) {
    return jdbc.sql(HEADING + " where copy_of = ? order by recipient").param(mailId).query(Outbox::heading).list();
  }

  /** True if a mail of this case and kind goes or went to the address. */
  @Transactional(readOnly = true)
  public boolean isAddressed(String caseKey, String kind, String address) {
    return jdbc.sql("select count(*) from outbox_mail where case_key = ? and kind = ? and recipient = ?")
            .params(caseKey, kind, address)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Since when the oldest due mail waits although it was tried; empty if the mail server answers. */
  @Transactional(readOnly = true)
  public Optional<Instant> stuckSince() {
    return earliest(
        "select min(created_at) from outbox_mail where state = 'QUEUED' and attempts > 0 and not_before <= ?",
        Timestamp.from(clock.instant()));
  }

  /** A mail that was tried is due by technical time, and would hide the hours of those that wait. */
  @Override
  public Optional<Instant> nextDue() {
    return earliest("select min(not_before) from outbox_mail where state = 'QUEUED' and attempts = 0");
  }

  private Optional<Instant> earliest(String sql, Object... parameters) {
    return jdbc.sql(sql).params(List.of(parameters)).query(Timestamp.class).list().stream()
        .filter(Objects::nonNull)
        .map(Timestamp::toInstant)
        .findFirst();
  }

  /** A mail server that is down must not hold the clock, so only untried mail counts. */
  @Override
  public boolean settled(Instant now) {
    return jdbc.sql(
                "select count(*) from outbox_mail where (state = 'QUEUED' and attempts = 0"
                    + " and not_before <= ?) or state = 'CLAIMED'")
            .param(Timestamp.from(now))
            .query(Integer.class)
            .single()
        == 0;
  }

  static SentMail map(ResultSet row, int number) throws SQLException {
    return new SentMail(
        heading(row, number), row.getString("message_id"), split(row.getString("copies")),
        split(row.getString("blind_copies")), row.getString("reply_to"), row.getString("body"),
        split(row.getString("attachments")).stream().map(UUID::fromString).toList(),
        row.getBoolean("result_mail"), row.getInt("attempts"), row.getBoolean("replies_here"));
  }

  private static MailHeading heading(ResultSet row, int number) throws SQLException {
    Timestamp sent = row.getTimestamp("sent_at");
    return new MailHeading(
        row.getObject("id", UUID.class), row.getString("programme"), row.getString("case_key"),
        row.getString("kind"), row.getString("recipient"), row.getString("subject"),
        MailState.valueOf(row.getString("state")), row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("not_before").toInstant(), sent == null ? null : sent.toInstant(),
        row.getObject("copy_of", UUID.class), row.getBoolean("blind"));
  }

  private static List<String> split(String joined) {
    return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(","));
  }
}
