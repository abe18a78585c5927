package jp.banso.inquiries;

import static jp.banso.inquiries.InquiryState.OPEN;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.banso.consultation.DeskId;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deletions with their protocols, and the rows that they delete. */
@Repository
class Deletions {

  private static final ListOrder BY_NUMBER =
      new ListOrder(ListOrder.text("c.case_key"), "c.inquiry_id::text", false);

  /** What somebody holds, and where that goes on: what was merged goes with the inquiry that has its texts. */
  private static final String HELD =
      "held (id) as (select inquiry_id from inquiry_hold union select i.merged_into from inquiry i"
          + " join held h on h.id = i.id where i.merged_into is not null)";

  /** Somebody goes on with it, or still has to call. */
  private static final String UNDONE =
      "(i.state in " + OPEN
          + " or exists (select 1 from callback b where b.inquiry_id = i.id and b.state = 'OPEN'))";

  /** After so many tries what cannot be deleted is left to a person. */
  static final int TRIES = 5;

  private static final String SELECT =
      "select d.*, (select count(*) from inquiry_deletion_mail m where m.deletion_id = d.id) as loose,"
          + " (select count(*) from inquiry_deletion_mail m where m.deletion_id = d.id and m.erased_at is not null)"
          + " as loose_deleted, (select count(*) from inquiry_deletion_case c where c.deletion_id = d.id"
          + " and c.deleted_at is not null) as deleted, (select count(*) from inquiry_deletion_case c where c.deletion_id = d.id"
          + " and c.kept_at is not null) as kept, (select count(*) from inquiry_deletion_case c where c.deletion_id = d.id and c.failed_at is not null"
          + " and c.deleted_at is null and c.kept_at is null) + (select count(*) from inquiry_deletion_mail m"
          + " where m.deletion_id = d.id and m.tries > 0 and m.erased_at is null)"
          + " + (d.tries >= " + TRIES + ")::integer as failed from inquiry_deletion d";

  private final JdbcClient jdbc;

  Deletions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How many of an edition are due, held, open. */
  record Counts(int due, int held, int open) {}

  Counts counts(ProgrammeCode programme, DeskId desk) {
    return jdbc.sql(
            "with recursive " + HELD + " select count(*) filter (where not is_open and not is_held),"
                + " count(*) filter (where is_held), count(*) filter (where is_open and not is_held)"
                + " from (select " + UNDONE + " as is_open, h.id is not null as is_held from inquiry i"
                + " left join held h on h.id = i.id where i.programme = :programme and i.desk_id = any(:desks)"
                + " and i.state <> 'MERGED') f")
        .param("programme", programme.name())
        .param("desks", new UUID[] {desk.value()})
        .query((row, number) -> new Counts(row.getInt(1), row.getInt(2), row.getInt(3)))
        .single();
  }

  /** Names in the protocol what is due, and answers their numbers; those that were merged are named too. */
  List<CaseKey> name(UUID deletion, ProgrammeCode programme, Collection<DeskId> desks) {
    jdbc.sql(
            "with recursive " + HELD + ", tree (id) as (select i.id from inquiry i left join held h on h.id = i.id"
                + " where i.programme = :programme and i.desk_id = any(:desks) and i.state <> 'MERGED'"
                + " and not " + UNDONE + " and h.id is null"
                + " union select m.id from inquiry m join tree t on m.merged_into = t.id)"
                + " insert into inquiry_deletion_case (deletion_id, inquiry_id, case_key)"
                + " select cast(:deletion as uuid), m.id, m.case_key from tree t join inquiry m on m.id = t.id")
        .param("programme", programme.name())
        .param("desks", desks.stream().map(DeskId::value).toArray(UUID[]::new))
        .param("deletion", deletion)
        .update();
    return jdbc.sql("select case_key from inquiry_deletion_case where deletion_id = ? order by case_key")
        .param(deletion)
        .query((row, number) -> new CaseKey(row.getString(1)))
        .list();
  }

  /** The mails on the threads of what a deletion names, and those that belong there without standing on one. */
  List<UUID> mails(UUID deletion, Collection<UUID> belonging) {
    return jdbc.sql(
            "select e.mail_id from inquiry_entry e join inquiry_deletion_case c on c.inquiry_id = e.inquiry_id"
                + " where c.deletion_id = :deletion and e.mail_id is not null"
                + " union select b.id from unnest(:belonging) b (id) where not exists (select 1 from inquiry_entry e"
                + " where e.mail_id = b.id and not exists (select 1 from inquiry_deletion_case c"
                + " where c.deletion_id = :deletion and c.inquiry_id = e.inquiry_id))")
        .param("deletion", deletion)
        .param("belonging", belonging.toArray(UUID[]::new))
        .query(UUID.class)
        .list();
  }

  void insert(UUID id, ProgrammeCode programme, UUID by, String label, Instant at) {
    jdbc.sql(
            "insert into inquiry_deletion (id, programme, state, prepared_by, prepared_label, prepared_at, cases,"
                + " mails, files) values (?, ?, 'PREPARED', ?, ?, ?, 0, 0, 0)")
        .params(id, programme.name(), by, label, Timestamp.from(at))
        .update();
  }

  void numbers(UUID id, int cases, int mails, int files) {
    jdbc.sql("update inquiry_deletion set cases = ?, mails = ?, files = ? where id = ?")
        .params(cases, mails, files, id)
        .update();
  }

  /** @return false if it is not prepared any more */
  boolean confirm(UUID id, UUID by, String label, Instant at) {
    return jdbc.sql(
                "update inquiry_deletion set state = 'CONFIRMED', confirmed_by = ?, confirmed_label = ?,"
                    + " confirmed_at = ? where id = ? and state = 'PREPARED'")
            .params(by, label, Timestamp.from(at), id)
            .update()
        > 0;
  }

  /** @return false if it is not prepared any more */
  boolean drop(UUID id, Instant at) {
    return jdbc.sql(
                "update inquiry_deletion set state = 'DROPPED', finished_at = ?"
                    + " where id = ? and state = 'PREPARED'")
            .params(Timestamp.from(at), id)
            .update()
        > 0;
  }

  void finish(UUID id, Instant at) {
    jdbc.sql("update inquiry_deletion set state = 'FINISHED', finished_at = ? where id = ? and state = 'CONFIRMED'")
        .params(Timestamp.from(at), id)
        .update();
  }

  ProgrammeCode programme(UUID id) {
    return jdbc.sql("select programme from inquiry_deletion where id = ?")
        .param(id)
        .query((row, number) -> ProgrammeCode.valueOf(row.getString(1)))
        .single();
  }

  boolean isOneOpen(ProgrammeCode programme) {
    return jdbc.sql(
                "select count(*) from inquiry_deletion where programme = ? and state in ('PREPARED', 'CONFIRMED')")
            .param(programme.name())
            .query(Integer.class)
            .single()
        > 0;
  }

  Optional<Deletion> find(ProgrammeCode programme, UUID id) {
    return jdbc.sql(SELECT + " where d.programme = ? and d.id = ?")
        .params(programme.name(), id)
        .query(Deletions::map)
        .optional();
  }

  /** The last of them, newest first. */
  List<Deletion> of(ProgrammeCode programme) {
    return jdbc.sql(SELECT + " where d.programme = ? order by d.prepared_at desc, d.id limit 200")
        .param(programme.name())
        .query(Deletions::map)
        .list();
  }

  private static Deletion map(ResultSet row, int number) throws SQLException {
    return new Deletion(
        row.getObject("id", UUID.class), DeletionState.valueOf(row.getString("state")),
        row.getObject("prepared_by", UUID.class), row.getString("prepared_label"), instant(row, "prepared_at"),
        row.getString("confirmed_label"), instant(row, "confirmed_at"), instant(row, "finished_at"),
        row.getInt("cases"), row.getInt("mails"), row.getInt("files"), row.getInt("deleted"), row.getInt("kept"),
        row.getInt("loose"), row.getInt("loose_deleted"), row.getInt("failed"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  List<DeletionCase> cases(UUID deletion, Place after, int size) {
    return ListOrder.bind(
            jdbc.sql(
                    "select c.*, c.inquiry_id::text as place_key, i.id as there, i.subject, " + BY_NUMBER.selected()
                        + " from inquiry_deletion_case c left join inquiry i on i.id = c.inquiry_id"
                        + " where c.deletion_id = :deletion" + BY_NUMBER.after(after) + BY_NUMBER.orderBy()
                        + " limit :size")
                .param("deletion", deletion)
                .param("size", size),
            after)
        .query(
            (row, number) -> {
              UUID there = row.getObject("there", UUID.class);
              return new DeletionCase(
                  there == null ? null : new InquiryId(there), new CaseKey(row.getString("case_key")),
                  row.getString("subject"), instant(row, "deleted_at"), instant(row, "kept_at"),
                  instant(row, "failed_at"),
                  new Place(row.getString("sort_value"), row.getString("place_key")));
            })
        .list();
  }

  /** When the oldest deletion that is not finished was confirmed. */
  Optional<Instant> oldestConfirmed() {
    return jdbc.sql("select min(confirmed_at) from inquiry_deletion where state = 'CONFIRMED'")
        .query((row, number) -> Optional.ofNullable(instant(row, "min")))
        .single();
  }

  List<UUID> confirmed() {
    return jdbc.sql("select id from inquiry_deletion where state = 'CONFIRMED' order by confirmed_at, id")
        .query(UUID.class)
        .list();
  }

  /** What is not done yet and did not fail too often, what failed before last. */
  List<UUID> remaining(UUID deletion) {
    return jdbc.sql(
            "select inquiry_id from inquiry_deletion_case where deletion_id = ? and deleted_at is null"
                + " and kept_at is null and tries < ? order by failed_at nulls first, inquiry_id")
        .params(deletion, TRIES)
        .query(UUID.class)
        .list();
  }

  /** It, those that were merged into it and where it goes on itself: they stay or go together. Held until the end. */
  Set<UUID> family(UUID inquiry) {
    Set<UUID> family = new LinkedHashSet<>();
    Deque<UUID> next = new ArrayDeque<>(List.of(inquiry));
    while (!next.isEmpty()) {
      UUID one = next.remove();
      if (family.add(one)) {
        next.addAll(
            jdbc.sql(
                    "select id from inquiry where merged_into = :id union select merged_into from inquiry"
                        + " where id = :id and merged_into is not null")
                .param("id", one)
                .query(UUID.class)
                .list());
      }
    }
    jdbc.sql("select id from inquiry where id = any(?) order by id for update")
        .param(family.toArray(UUID[]::new))
        .query(UUID.class)
        .list();
    return family;
  }

  /** Whether nobody holds one of them or goes on with one. */
  boolean mayGo(Set<UUID> family) {
    return jdbc.sql(
                "select count(*) from inquiry i where i.id = any(?) and (" + UNDONE
                    + " or exists (select 1 from inquiry_hold h where h.inquiry_id = i.id))")
            .param(family.toArray(UUID[]::new))
            .query(Integer.class)
            .single()
        == 0;
  }

  List<CaseKey> keys(Set<UUID> family) {
    return jdbc.sql("select case_key from inquiry where id = any(?) order by case_key")
        .param(family.toArray(UUID[]::new))
        .query((row, number) -> new CaseKey(row.getString(1)))
        .list();
  }

  /** The mails of the family, and those that belong to it, which stand on no other thread. */
  List<UUID> ownMails(Set<UUID> family, Collection<UUID> belonging) {
    return jdbc.sql(
            "select m.id from (select e.mail_id as id from inquiry_entry e where e.inquiry_id = any(:ids)"
                + " and e.mail_id is not null union select unnest(:belonging)) m"
                + " where not exists (select 1 from inquiry_entry o where o.mail_id = m.id"
                + " and o.inquiry_id <> all(:ids))")
        .param("ids", family.toArray(UUID[]::new))
        .param("belonging", belonging.toArray(UUID[]::new))
        .query(UUID.class)
        .list();
  }

  void deleted(UUID deletion, Set<UUID> family, Instant at) {
    note("deleted_at", deletion, family, at);
  }

  void kept(UUID deletion, Set<UUID> family, Instant at) {
    note("kept_at", deletion, family, at);
  }

  /** It could not be deleted and is tried again. */
  void failed(UUID deletion, UUID inquiry, Instant at) {
    jdbc.sql(
            "update inquiry_deletion_case set failed_at = ?, tries = tries + 1 where deletion_id = ? and inquiry_id = ?")
        .params(Timestamp.from(at), deletion, inquiry)
        .update();
  }

  /** What is deleted last, on no case, could not be. */
  void failed(UUID deletion) {
    jdbc.sql("update inquiry_deletion set tries = tries + 1 where id = ?").param(deletion).update();
  }

  /** Whether what is deleted last did not fail too often. */
  boolean mayBeTried(UUID deletion) {
    return jdbc.sql("select tries < ? from inquiry_deletion where id = ?")
        .params(TRIES, deletion)
        .query(Boolean.class)
        .single();
  }

  /** Finished deletions that left something to a person. */
  List<UUID> withFailures(ProgrammeCode programme) {
    return jdbc.sql("select id from (" + SELECT + ") d where programme = ? and state = 'FINISHED' and failed > 0")
        .param(programme.name())
        .query(UUID.class)
        .list();
  }

  /** Whether the last finished one left something: each tries again what those before it left. */
  boolean hasLeft(ProgrammeCode programme) {
    return jdbc.sql(
            "select failed > 0 from (" + SELECT + ") d where programme = ? and state = 'FINISHED'"
                + " order by finished_at desc, prepared_at desc limit 1")
        .param(programme.name())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  private void note(String column, UUID deletion, Set<UUID> family, Instant at) {
    jdbc.sql("update inquiry_deletion_case set " + column + " = ? where deletion_id = ? and inquiry_id = any(?)")
        .params(Timestamp.from(at), deletion, family.toArray(UUID[]::new))
        .update();
  }

  /**
   * Deletes inquiries with every row that cannot be without them; a row that only mentions one loses the mention. Read
   * from the keys of the database, so that no table is forgotten.
   */
  void delete(Set<UUID> inquiries) {
    keepConsents(inquiries);
    delete("inquiry", "id", inquiries);
  }

  /** Of a consent that is given the fact stays, since a question of everybody's rests on it, and the code that ends it. */
  private void keepConsents(Set<UUID> inquiries) {
    UUID[] ids = inquiries.toArray(UUID[]::new);
    jdbc.sql(
            "delete from inquiry_faq_consent c where c.inquiry_id = any(?) and not "
                + ConsentDesk.inForce("c.inquiry_id", "c.round"))
        .param(ids)
        .update();
    jdbc.sql(
            "update inquiry_faq_consent set note = null, recorded_by = null, recorder = null where inquiry_id = any(?)")
        .param(ids)
        .update();
  }

  private record Reference(String table, String column, String target, boolean required) {}

  private void delete(String table, String column, Collection<UUID> values) {
    UUID[] array = values.toArray(UUID[]::new);
    for (Reference child : references(table)) {
      if (child.table().equals(table)) {
        continue;
      }
      List<UUID> targets =
          child.target().equals(column)
              ? new ArrayList<>(values)
              : jdbc.sql("select " + child.target() + " from " + table + " where " + column + " = any(?)")
                  .param(array)
                  .query(UUID.class)
                  .list();
      if (child.required()) {
        delete(child.table(), child.column(), targets);
      } else {
        jdbc.sql("update " + child.table() + " set " + child.column() + " = null where " + child.column() + " = any(?)")
            .param(targets.toArray(UUID[]::new))
            .update();
      }
    }
    jdbc.sql("delete from " + table + " where " + column + " = any(?)").param(array).update();
  }

  private List<Reference> references(String table) {
    return jdbc.sql(
            "select k.conrelid::regclass::text, a.attname, t.attname, a.attnotnull from pg_constraint k"
                + " join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]"
                + " join pg_attribute t on t.attrelid = k.confrelid and t.attnum = k.confkey[1]"
                + " where k.contype = 'f' and k.confrelid = cast(? as regclass) and array_length(k.conkey, 1) = 1"
                + " order by 1, 2")
        .param(table)
        .query(
            (row, number) ->
                new Reference(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)))
        .list();
  }
}
