package jp.banso.knowledge;

import java.util.List;
import java.util.UUID;
import jp.banso.TestPerson;
import jp.banso.inquiries.InquiryAnswering;
import jp.banso.inquiries.InquiryFixtures;
import jp.banso.inquiries.InquiryHandling;
import jp.banso.inquiries.InquiryId;
import jp.banso.inquiries.InquiryReading;
import jp.banso.parties.Viewer;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answered inquiries and what was learned from them, by real acts of two clerks. */
public final class KnowledgeFixtures {

  public static final String CHAPTER = "2 拠点の取組";

  private final ApplicationContext context;
  private final InquiryFixtures inquiries;

  public KnowledgeFixtures(ApplicationContext context) {
    this.context = context;
    this.inquiries = new InquiryFixtures(context);
  }

  /** An inquiry by telephone of somebody with an address, answered by mail. */
  public InquiryId answered(Viewer clerk, String organisation) {
    inquiries.openDesk();
    try {
      InquiryId id = inquiries.called(clerk, organisation, "sodan-" + UUID.randomUUID() + "@example.jp");
      return answered(clerk, id);
    } finally {
      inquiries.closeDesk();
    }
  }

  InquiryId answered(Viewer clerk, InquiryId id) {
    InquiryReading reading = context.getBean(InquiryReading.class);
    context.getBean(InquiryHandling.class).toDraft(clerk, id, reading.page(clerk, id).inquiry().version());
    inquiries.check(clerk, id);
    TestPerson second = inquiries.clerk();
    InquiryAnswering answering = context.getBean(InquiryAnswering.class);
    answering
        .askForConfirmation(
            clerk, id, reading.page(clerk, id).inquiry().version(), "地域の実情に応じてお決めください。", CHAPTER)
        .orThrow();
    answering.confirm(second.viewer(), id, reading.page(clerk, id).inquiry().version(), "電話で伝えた").orThrow();
    return id;
  }

  /** An entry that is in use, from an inquiry or without one (null). */
  public EntryId inUse(Viewer clerk, InquiryId from) {
    return inUse(clerk, from, new EntryText("会議の参加者に決まりはありますか。", "地域の実情に応じてお決めください。", null, CHAPTER));
  }

  EntryId inUse(Viewer clerk, InquiryId from, EntryText text) {
    EntryWriting writing = context.getBean(EntryWriting.class);
    TestPerson second = inquiries.clerk();
    EntryId id = writing.propose(clerk, from, text).orThrow();
    writing.agree(second.viewer(), id, version(id));
    return id;
  }

  /** A candidate for the guidebook from an entry. */
  public UUID candidate(Viewer clerk, EntryId entry) {
    GuidebookCandidates candidates = context.getBean(GuidebookCandidates.class);
    String remark = "例を増やす " + UUID.randomUUID();
    candidates.markEntry(clerk, entry, CHAPTER, remark).orThrow();
    List<UUID> found =
        context.getBean(JdbcClient.class)
            .sql("select id from guidebook_candidate where remark = ?")
            .param(remark)
            .query(UUID.class)
            .list();
    return found.get(0);
  }

  long version(EntryId id) {
    return context
        .getBean(JdbcClient.class)
        .sql("select version from knowledge_entry where id = ?")
        .param(id.value())
        .query(Long.class)
        .single();
  }

  List<String> steps(EntryId id) {
    return context
        .getBean(JdbcClient.class)
        .sql(
            "select definition_key from work_item w join knowledge_entry k on w.case_key = k.case_key"
                + " where k.id = ? order by 1")
        .param(id.value())
        .query(String.class)
        .list();
  }
}
