package jp.banso.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.access.Cast;
import jp.banso.access.Seat;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.ProxyEntry;
import jp.banso.parties.Registration;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewers;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.Documents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("都道府県の担当課あてのメール")
class DeskMailTests {

  private static final PrefectureCode PREFECTURE = PrefectureCode.of("33");

  @Autowired ApplicationContext context;
  @Autowired MockMvc mvc;
  @Autowired Registration registration;
  @Autowired Documents documents;
  @Autowired ProxyRecords records;
  @Autowired Viewers viewers;
  @Autowired Letters letters;
  @Autowired TransactionTemplate transaction;
  @Autowired Clock clock;

  private LetterFixtures fixtures;
  private CaseKey key;
  private String address;

  @BeforeEach
  void prepare() {
    fixtures = new LetterFixtures(context);
    key = LetterFixtures.newKey();
    address = "desk33-" + UUID.randomUUID() + "@example.jp";
  }

  private TestPerson person(RoleKind role) {
    TestPerson person = TestPerson.nobody(context);
    person.give(role, ProgrammeCode.BANSO, PREFECTURE);
    return person;
  }

  private void desk(FiscalYear year) {
    registration.desk(
        ProgrammeCode.BANSO, year, new DeskContact(PREFECTURE, "医療政策担当課", address, "000-000-0000"));
  }

  private int answer(TestPerson person, String path) throws Exception {
    return mvc.perform(get(path).with(person.signedIn())).andReturn().getResponse().getStatus();
  }

  @Test
  @DisplayName("担当課の人は、年度が変わった後も読め、申し出られる")
  void isReadByTheDeskInLaterYearsToo() throws Exception {
    desk(FiscalYear.of(clock.instant()).previous());
    TestPerson clerk = person(RoleKind.PREFECTURE);
    UUID mail = fixtures.mail(key, address);
    fixtures.arrived(mail);
    assertThat(letters.received(clerk.viewer(), null, 10))
        .extracting(Letters.Received::href)
        .contains("/letters/" + mail);
    assertThat(answer(clerk, "/letters/" + mail)).isEqualTo(200);
    assertThat(answer(clerk, "/cases/" + key.value() + "/letters")).isEqualTo(200);
  }

  @Test
  @DisplayName("同じ都道府県の地域や審査員などには、一覧にも本文にも添付にも無いものとし、申し出られない")
  void isClosedToOthersOfThePrefecture() throws Exception {
    desk(FiscalYear.of(clock.instant()));
    DocumentId file = file();
    UUID mail = fixtures.mail(key, address, file.value());
    fixtures.arrived(mail);
    UUID record = recordedFor(address);
    assertThat(answer(person(RoleKind.PREFECTURE), "/letters/" + mail + "/attachments/" + file.value()))
        .isEqualTo(200);
    for (RoleKind role : List.of(RoleKind.REGION, RoleKind.REVIEWER, RoleKind.ADVISOR)) {
      TestPerson other = person(role);
      assertThat(letters.received(other.viewer(), null, 10)).as("%s", role).isEmpty();
      Stream.of(
              "/letters/" + mail, "/letters/" + mail + "/attachments/" + file.value(),
              "/cases/" + key.value() + "/letters", "/proxy-records/" + record + "/objection")
          .forEach(path -> assertNotFound(other, path));
      mvc.perform(
              post("/proxy-records/" + record + "/objection")
                  .param("reason", "違います").with(other.signedIn()).with(csrf()))
          .andExpect(status().isNotFound());
    }
  }

  private void assertNotFound(TestPerson person, String path) {
    try {
      assertThat(answer(person, path)).as(path).isEqualTo(404);
    } catch (Exception e) {
      throw new AssertionError(path, e);
    }
  }

  private DocumentId file() throws IOException {
    return documents.store("資料.pdf", "application/pdf", new ByteArrayInputStream(new byte[] {1}));
  }

  private UUID recordedFor(String addressee) {
    Cast cast = new Cast(context);
    ProxyEntry entry =
        new ProxyEntry(ProxyEntry.Means.TELEPHONE, "担当課", LocalDate.of(2025, 6, 25), "了承", null);
    transaction.executeWithoutResult(
        status ->
            records.record(
                viewers.recording(cast.viewer(Seat.SECRETARIAT), entry), key, "calls.step.concurred", addressee));
    return records.of(cast.viewer(Seat.SECRETARIAT_MANAGER), key).get(0).id();
  }
}
