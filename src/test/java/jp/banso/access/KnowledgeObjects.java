package jp.banso.access;

import java.util.UUID;
import jp.banso.inquiries.InquiryId;
import jp.banso.kernel.FiscalYear;
import jp.banso.knowledge.AnswerTexts;
import jp.banso.knowledge.EntryId;
import jp.banso.knowledge.KnowledgeFixtures;
import jp.banso.parties.Viewer;
import org.springframework.context.ApplicationContext;

/** What the one desk has learned from an inquiry that was answered. */
final class KnowledgeObjects implements ObjectFixtures {

  private final EntryId entry;
  private final UUID inquiry;
  private final UUID candidate;
  private final UUID text;

  KnowledgeObjects(ApplicationContext context, Cast cast) {
    Viewer clerk = cast.viewer(Seat.SECRETARIAT);
    KnowledgeFixtures fixtures = new KnowledgeFixtures(context);
    InquiryId answered = fixtures.answered(clerk, "試験市");
    inquiry = answered.value();
    entry = fixtures.inUse(clerk, answered);
    candidate = fixtures.candidate(clerk, entry);
    AnswerTexts texts = context.getBean(AnswerTexts.class);
    text = texts.ofYear(clerk, new FiscalYear(2025)).get(0).id();
  }

  @Override
  public boolean covers(String route, String variable) {
    return route.startsWith("/knowledge/{id}")
        || route.startsWith("/guidebook-candidates/")
        || route.startsWith("/answer-texts/{id}");
  }

  @Override
  public String own(String route, String variable) {
    return (route.startsWith("/knowledge")
            ? entry.value()
            : route.startsWith("/answer-texts") ? text : variable.equals("inquiryId") ? inquiry : candidate)
        .toString();
  }

  @Override
  public String foreign(String route, String variable) {
    return own(route, variable);
  }
}
