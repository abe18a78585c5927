package jp.banso.inquiries;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.platform.database.SearchText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The threads of inquiries; a line never changes. */
@Repository
class InquiryEntries {

  /** So many signs of a question are found by the words of its inquiry, less than these hold. */
  private static final int FOUND = 3900;

  /** So many signs of a thread stand with its inquiry. */
  private static final int LONGEST = 100_000;

  /** What stands on a thread and came from the asker; the ministry writes to the same thread. */
  private static final String OF_ASKER = "kind in ('QUESTION', 'REPLY')";

  private final JdbcClient jdbc;

  InquiryEntries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In SQL, the inquiries whose threads go on behind that and hold the word of the parameter, as an array of ids. */
  static String longHolding(String parameter) {
    return "array(select l.id from inquiry l where length(l.thread) >= " + LONGEST + " and exists (select 1 from"
        + " inquiry_entry e where e.inquiry_id = l.id and " + SearchText.in("e.body", parameter) + "))";
  }

  void add(UUID inquiryId, InquiryEntry entry) {
    jdbc.sql(
            "insert into inquiry_entry (inquiry_id, ordinal, kind, at, author, body, mail_id)"
                + " select ?, coalesce(max(ordinal), 0) + 1, ?, ?, ?, ?, ? from inquiry_entry where inquiry_id = ?")
        .params(
            inquiryId, entry.kind().name(), Timestamp.from(entry.at()), entry.author(), entry.text(), entry.mailId(),
            inquiryId)
        .update();
    tell(inquiryId, entry.kind() == EntryKind.QUESTION ? behind(entry.text()) : entry.text());
  }

  /** The beginning of a question stands in the words of its inquiry. */
  private static String behind(String question) {
    return question.substring(InquiryMailText.atMost(question, FOUND).length());
  }

  /** Where the list looks for it. */
  private void tell(UUID inquiryId, String text) {
    jdbc.sql("update inquiry set thread = left(thread || chr(10) || ?, " + LONGEST + ") where id = ?")
        .params(text, inquiryId)
        .update();
  }

  List<InquiryEntry> of(UUID inquiryId) {
    return jdbc.sql("select kind, at, author, body, mail_id from inquiry_entry where inquiry_id = ? order by at, ordinal")
        .param(inquiryId)
        .query((row, number) -> map(row))
        .list();
  }

  /**
   * What the asker wrote that the last answer answers, the oldest first; empty without an answer. A mail that had arrived
   * before an answer and was read after it is not answered by it, and no question is by what another inquiry was told
   * before they were merged. An answer with nothing new before it answers what the one before it did.
   */
  List<InquiryEntry> answered(UUID inquiryId) {
    List<InquiryEntry> answered = List.of();
    List<InquiryEntry> open = new ArrayList<>();
    for (InquiryEntry entry : asTheyCame(inquiryId)) {
      if (entry.kind() == EntryKind.QUESTION || entry.kind() == EntryKind.REPLY) {
        open.add(entry);
      } else if (!open.isEmpty()) {
        answered = open.stream().sorted(Comparator.comparing(InquiryEntry::at)).toList();
        open.removeIf(asked -> !asked.at().isAfter(entry.at()));
      }
    }
    return answered;
  }

  private List<InquiryEntry> asTheyCame(UUID inquiryId) {
    return jdbc.sql(
            "select kind, at, author, body, mail_id from inquiry_entry where inquiry_id = ?"
                + " and kind in ('QUESTION', 'REPLY', 'ANSWER') order by ordinal")
        .param(inquiryId)
        .query((row, number) -> map(row))
        .list();
  }

  private static InquiryEntry map(ResultSet row) throws SQLException {
    return new InquiryEntry(
        EntryKind.valueOf(row.getString("kind")), row.getTimestamp("at").toInstant(), row.getString("author"),
        row.getString("body"), row.getObject("mail_id", UUID.class));
  }

  /** Whether it stands on the thread of this one. */
  boolean has(UUID inquiryId, UUID mailId) {
    return jdbc.sql("select count(*) from inquiry_entry where inquiry_id = ? and mail_id = ?")
            .params(inquiryId, mailId)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Where the mail stands on a thread; of those that were merged the first. */
  Optional<UUID> inquiryOf(UUID mailId) {
    return jdbc.sql("select inquiry_id from inquiry_entry where mail_id = ? order by inquiry_id limit 1")
        .param(mailId)
        .query(UUID.class)
        .optional();
  }

  /** The mails of the asker on the thread, the oldest first. */
  List<UUID> mails(UUID inquiryId) {
    return jdbc.sql(
            "select mail_id from inquiry_entry where inquiry_id = ? and mail_id is not null and " + OF_ASKER
                + " order by ordinal")
        .param(inquiryId)
        .query(UUID.class)
        .list();
  }

  /** As {@link #mails}, without those of others whose inquiries were merged into it: their askers know nothing of it. */
  List<UUID> ownMails(UUID inquiryId) {
    return jdbc.sql(
            "select e.mail_id from inquiry_entry e where e.inquiry_id = ? and e.mail_id is not null and e." + OF_ASKER
                + " and not exists ("
                + "select 1 from inquiry_entry o join inquiry i on i.id = o.inquiry_id"
                + " where o.mail_id = e.mail_id and i.merged_into = e.inquiry_id) order by e.ordinal")
        .param(inquiryId)
        .query(UUID.class)
        .list();
  }

  void move(UUID from, UUID to) {
    jdbc.sql(
            "insert into inquiry_entry (inquiry_id, ordinal, kind, at, author, body, mail_id)"
                + " select ?, (select coalesce(max(ordinal), 0) from inquiry_entry where inquiry_id = ?) + ordinal, kind, at,"
                + " author, body, mail_id from inquiry_entry where inquiry_id = ?")
        .params(to, to, from)
        .update();
    jdbc.sql(
            "update inquiry set thread = left(inquiry.thread || chr(10) || o.body || chr(10) || o.thread, " + LONGEST
                + ") from inquiry o where inquiry.id = ? and o.id = ?")
        .params(to, from)
        .update();
  }
}
