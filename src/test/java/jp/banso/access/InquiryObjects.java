package jp.banso.access;

import java.util.UUID;
import jp.banso.inquiries.InquiryAnswering;
import jp.banso.inquiries.InquiryFixtures;
import jp.banso.inquiries.InquiryHandling;
import jp.banso.inquiries.InquiryId;
import jp.banso.inquiries.InquiryReading;
import jp.banso.parties.Viewer;
import org.springframework.context.ApplicationContext;

/**
 * An inquiry of the one desk, that lies with the ministry and whose asker waits for a call; another that its clerk
 * answered at once, which was drawn to be checked.
 */
final class InquiryObjects implements ObjectFixtures {

  private final UUID inquiry;
  private final UUID callback;
  private final UUID asked;
  private final UUID sample;
  private final UUID check;

  InquiryObjects(ApplicationContext context, Cast cast) {
    Viewer clerk = cast.viewer(Seat.SECRETARIAT);
    InquiryReading reading = context.getBean(InquiryReading.class);
    InquiryId id = atMinistry(context, clerk, reading);
    inquiry = id.value();
    callback = reading.page(clerk, id).callbacks().get(0).id();
    asked = reading.page(clerk, id).ministry().id();
    InquiryFixtures fixtures = new InquiryFixtures(context);
    fixtures.openDesk();
    try {
      fixtures.forgetSamples();
      InquiryId answered = fixtures.answeredAtOnce(clerk, "試験市", null);
      sample = fixtures.drawThisMonth();
      check = fixtures.check(answered);
    } finally {
      fixtures.closeDesk();
    }
  }

  private static InquiryId atMinistry(ApplicationContext context, Viewer clerk, InquiryReading reading) {
    InquiryFixtures fixtures = new InquiryFixtures(context);
    InquiryHandling handling = context.getBean(InquiryHandling.class);
    fixtures.openDesk();
    try {
      InquiryId id = fixtures.called(clerk, "試験市", "sodan-" + UUID.randomUUID() + "@example.jp");
      handling.promiseCallback(clerk, id, null).orThrow();
      handling.toDraft(clerk, id, reading.page(clerk, id).inquiry().version());
      context
          .getBean(InquiryAnswering.class)
          .askMinistry(clerk, id, reading.page(clerk, id).inquiry().version(), "構成員に決まりはありますか。")
          .orThrow();
      return id;
    } finally {
      fixtures.closeDesk();
    }
  }

  @Override
  public boolean covers(String route, String variable) {
    return route.startsWith("/inquiries/{id}")
        || route.startsWith("/inquiries/checks/")
        || route.startsWith("/callbacks/{id}")
        || route.startsWith("/ministry-inquiries/{id}");
  }

  @Override
  public String own(String route, String variable) {
    if (route.startsWith("/inquiries/checks/")) {
      return (variable.equals("sample") ? sample : check).toString();
    }
    UUID id = route.startsWith("/inquiries") ? inquiry : route.startsWith("/callbacks") ? callback : asked;
    return id.toString();
  }

  @Override
  public String foreign(String route, String variable) {
    return own(route, variable);
  }
}
