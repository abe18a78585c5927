package jp.banso.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import jp.banso.BansoTest;
import jp.banso.applications.CaseReading;
import jp.banso.applications.DraftService;
import jp.banso.applications.RepresentativeChanged;
import jp.banso.parties.Viewer;
import jp.banso.support.SupportFixtures.Region;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("伴走支援と代表者の変更")
class RepresentativeChangeTests {

  @Autowired private ApplicationContext context;
  @Autowired private ApplicationEventPublisher events;

  @Test
  @DisplayName("選定の後に代表者が変わると、伴走支援のメールは新しい代表者に届く")
  void theSupportWritesToTheNewRepresentative() {
    SupportFixtures fixtures = new SupportFixtures(context);
    Region region = fixtures.selected();
    Viewer drafter = fixtures.viewer(region.drafter());
    long version = fixtures.bean(CaseReading.class).view(drafter, region.application()).version();
    fixtures.bean(DraftService.class)
        .save(
            drafter, region.application(), version,
            Map.of("a.representative.email", new String[] {"successor@example.jp"}));
    // the fixture's application stays a draft beside its support; the act of a selected one says this
    fixtures.bean(TransactionTemplate.class)
        .executeWithoutResult(status -> events.publishEvent(new RepresentativeChanged(region.application())));
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        fixtures.bean(SupportCycles.class)
                            .findByApplicationId(region.application().value())
                            .map(SupportCycle::representativeMail))
                    .hasValue("successor@example.jp"));
  }
}
