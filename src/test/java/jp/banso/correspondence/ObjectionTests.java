package jp.banso.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.access.Cast;
import jp.banso.access.Seat;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Wareki;
import jp.banso.parties.People;
import jp.banso.parties.ProxyEntry;
import jp.banso.parties.Viewers;
import jp.banso.platform.mail.WrittenMails;
import jp.banso.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("代理入力への申出")
class ObjectionTests {

  @Autowired ApplicationContext context;
  @Autowired MockMvc mvc;
  @Autowired ProxyRecords records;
  @Autowired Viewers viewers;
  @Autowired People people;
  @Autowired Worklist worklist;
  @Autowired TransactionTemplate transaction;
  @Autowired @Qualifier("businessClock") Clock clock;

  private Cast cast;
  private CaseKey key;
  private UUID record;

  @BeforeEach
  void recordAStep() {
    cast = new Cast(context);
    key = LetterFixtures.newKey();
    ProxyEntry entry =
        new ProxyEntry(ProxyEntry.Means.TELEPHONE, "鳥取県 担当課", LocalDate.of(2025, 6, 25), "了承とのこと", null);
    transaction.executeWithoutResult(
        status ->
            records.record(
                viewers.recording(cast.viewer(Seat.SECRETARIAT), entry), key, "calls.step.concurred",
                people.find(cast.person(Seat.REGION)).orElseThrow().mail()));
    record = records.of(cast.viewer(Seat.SECRETARIAT_MANAGER), key).get(0).id();
  }

  private String path() {
    return "/proxy-records/" + record + "/objection";
  }

  private MockHttpServletRequestBuilder send(String path, String name, String value, Seat seat) {
    return post(path).param(name, value).with(user(cast.account(seat))).with(csrf());
  }

  @Test
  @DisplayName("本人に控えが届き、申出の画面が書かれている")
  void sendsACopy() {
    assertThat(WrittenMails.of(context, key)).singleElement().satisfies(mail -> {
      assertThat(mail.subject()).contains("控え").contains("R7-伴走-31");
      assertThat(mail.body()).contains("公表内容を了承する", "電話", "了承とのこと", path()).doesNotContain("[(", "[#");
    });
  }

  @Test
  @DisplayName("本人は一度申し出られ、責任者が対応を記録すると終わる")
  void isAnsweredByTheManager() throws Exception {
    mvc.perform(get(path()).with(user(cast.account(Seat.REGION))))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("事務局に申し出る")));
    mvc.perform(send(path(), "reason", " ", Seat.REGION))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("どこが違うかをご記入ください。")));
    mvc.perform(send(path(), "reason", "長い申出の目印" + "あ".repeat(2000), Seat.REGION))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("id=\"reason-error\"")))
        .andExpect(content().string(containsString("長い申出の目印")));
    mvc.perform(send(path(), "reason", "了承していません", Seat.REGION))
        .andExpect(flash().attribute("flash", "correspondence.flash.objected"));
    mvc.perform(send(path(), "reason", "もう一度", Seat.REGION)).andExpect(status().isConflict());

    assertThat(worklist.onCase(cast.viewer(Seat.SECRETARIAT_MANAGER), key)).singleElement().satisfies(line -> {
      assertThat(line.title()).contains("申出を確認する");
      assertThat(line.link()).isEqualTo(path());
    });
    mvc.perform(send("/proxy-records/" + record + "/answer", "answer", "確認中", Seat.SECRETARIAT))
        .andExpect(status().isForbidden());
    mvc.perform(send("/proxy-records/" + record + "/answer", "answer", "長い対応の目印" + "あ".repeat(2000), Seat.SECRETARIAT_MANAGER))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("id=\"answer-error\"")))
        .andExpect(content().string(containsString("長い対応の目印")));
    mvc.perform(send("/proxy-records/" + record + "/answer", "answer", "本人に確認し取り消した", Seat.SECRETARIAT_MANAGER))
        .andExpect(flash().attribute("flash", "correspondence.flash.answered"));
    assertThat(worklist.onCase(cast.viewer(Seat.SECRETARIAT_MANAGER), key)).isEmpty();
  }

  @Test
  @DisplayName("電話で受けた申出を事務局が記録でき、御本人に控えが届く")
  void isRecordedOnTheWordOfItsPerson() throws Exception {
    mvc.perform(get(path()).with(user(cast.account(Seat.SECRETARIAT))))
        .andExpect(content().string(containsString("申出を記録する")))
        .andExpect(content().string(containsString("proxy.means")));
    mvc.perform(
            send(path(), "reason", "了承していないとのこと", Seat.SECRETARIAT)
                .param("proxy.means", "TELEPHONE")
                .param("proxy.saidBy", "鳥取県 担当課")
                .param("proxy.saidOn", Wareki.date(LocalDate.now(clock))))
        .andExpect(flash().attribute("flash", "correspondence.flash.objected"));
    assertThat(worklist.onCase(cast.viewer(Seat.SECRETARIAT_MANAGER), key)).hasSize(1);
    assertThat(records.of(cast.viewer(Seat.SECRETARIAT_MANAGER), key))
        .extracting(ProxyRecordView::stepKey)
        .containsExactlyInAnyOrder("correspondence.step.objected", "calls.step.concurred");
    assertThat(WrittenMails.of(context, key)).hasSize(2).anySatisfy(mail ->
        assertThat(mail.body()).contains("代理入力の内容が違うと申し出る", "鳥取県 担当課"));
    mvc.perform(send(path(), "reason", "もう一度", Seat.REGION)).andExpect(status().isConflict());
  }

  @Test
  @DisplayName("代理入力の欄に足りないものがあれば、その欄に示し、入力したものは残す")
  void keepsWhatWasTypedBesideAMalformedWord() throws Exception {
    mvc.perform(
            send(path(), "reason", "申出の目印", Seat.SECRETARIAT)
                .param("proxy.means", "TELEPHONE")
                .param("proxy.saidBy", "担当課の目印")
                .param("proxy.saidOn", "先週"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("申出の目印")))
        .andExpect(content().string(containsString("担当課の目印")))
        .andExpect(content().string(containsString("連絡を受けた日を「令和7年7月4日」のように")));
    assertThat(records.of(cast.viewer(Seat.SECRETARIAT_MANAGER), key)).hasSize(1);
    mvc.perform(send(path(), "reason", "x", Seat.OTHER_SECRETARIAT).param("proxy.means", "いつか"))
        .andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("ほかの人には無いものとし、事務局は御本人の言葉がなければ申し出られない")
  void isClosedToOthers() throws Exception {
    for (Seat seat : new Seat[] {Seat.OTHER_REGION, Seat.PREFECTURE, Seat.OTHER_SECRETARIAT, Seat.REVIEWER}) {
      mvc.perform(get(path()).with(user(cast.account(seat)))).andExpect(status().isNotFound());
      mvc.perform(send(path(), "reason", "x", seat)).andExpect(status().isNotFound());
    }
    mvc.perform(send(path(), "reason", "x", Seat.SECRETARIAT))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("代理入力")));
    assertThat(worklist.onCase(cast.viewer(Seat.SECRETARIAT_MANAGER), key)).isEmpty();
  }
}
