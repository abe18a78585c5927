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

import java.util.List;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.access.Cast;
import jp.banso.access.Seat;
import jp.banso.kernel.CaseKey;
import jp.banso.platform.mail.MailState;
import jp.banso.platform.mail.Outbox;
import jp.banso.worklist.WorkLine;
import jp.banso.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@BansoTest
@RecordApplicationEvents
@DisplayName("届かなかったメール")
class UndeliveredMailTests {

  @Autowired ApplicationContext context;
  @Autowired MockMvc mvc;
  @Autowired UndeliveredMail undelivered;
  @Autowired Outbox outbox;
  @Autowired Worklist worklist;
  @Autowired ApplicationEvents events;

  private Cast cast;
  private LetterFixtures letters;
  private CaseKey key;

  @BeforeEach
  void prepare() {
    cast = new Cast(context);
    letters = new LetterFixtures(context);
    key = LetterFixtures.newKey();
  }

  private UUID failed(String recipient, MailState state) {
    UUID mail = letters.mail(key, recipient);
    letters.note(mail, state.name());
    undelivered.settled(mail, state);
    return mail;
  }

  private List<WorkLine> work() {
    return worklist.onCase(cast.viewer(Seat.SECRETARIAT), key);
  }

  private MockHttpServletRequestBuilder send(String path, String name, String value, Seat seat) {
    return post(path).param(name, value).with(user(cast.account(seat))).with(csrf());
  }

  @Test
  @DisplayName("届かなければ事務局の対応一覧に一度だけ出て、届かなかったと告げる")
  void opensOnePieceOfWork() {
    UUID mail = failed("wrong@example.jp", MailState.FAILED);
    undelivered.settled(mail, MailState.FAILED);
    assertThat(work()).singleElement().satisfies(line -> {
      assertThat(line.title()).isEqualTo("宛先を確認し再送する");
      assertThat(line.link()).isEqualTo("/letters/" + mail);
      assertThat(line.subject()).contains("R7-伴走-31-").contains("申込書を作成する");
    });
    assertThat(events.stream(LetterSettled.class).filter(event -> event.caseKey().equals(key.value())))
        .containsExactly(new LetterSettled(key.value(), "reminder", false));
  }

  @Test
  @DisplayName("写しだけが断られたときは、その宛先を示して対応にし、届かなかったとは告げない")
  void opensWorkForARefusedCopyAlone() throws Exception {
    UUID mail = letters.mail(key, "daihyo@example.jp");
    letters.note(mail, "SENT");
    UUID copy = letters.copy(mail, "utsushi@example.jp");
    undelivered.settled(copy, MailState.FAILED);
    assertThat(work()).singleElement().satisfies(line -> assertThat(line.link()).isEqualTo("/letters/" + copy));
    assertThat(events.stream(LetterSettled.class).filter(event -> event.caseKey().equals(key.value()))).isEmpty();
    mvc.perform(get("/letters/" + copy).with(user(cast.account(Seat.SECRETARIAT))))
        .andExpect(content().string(containsString("このメールは utsushi@example.jp に届きませんでした")));
    mvc.perform(get("/letters/" + mail).with(user(cast.account(Seat.SECRETARIAT))))
        .andExpect(content().string(containsString("届けられなかった写し")))
        .andExpect(content().string(containsString("utsushi@example.jp")));
    mvc.perform(send("/letters/" + copy + "/resending", "address", "right@example.jp", Seat.SECRETARIAT))
        .andExpect(flash().attribute("flash", "correspondence.flash.resent"));
    assertThat(outbox.find(copy).orElseThrow().recipient()).isEqualTo("right@example.jp");
    assertThat(outbox.find(mail).orElseThrow().state()).isEqualTo(MailState.SENT);
    assertThat(work()).isEmpty();
  }

  @Test
  @DisplayName("招待のメールはほかの宛先へ送り直せず、だれでも頼めるメールは届かなくても対応にしない")
  void sendsNoInvitationToAStranger() throws Exception {
    UUID mail = failed("wrong@example.jp", MailState.FAILED);
    letters.kind(mail, "invitation");
    mvc.perform(send("/letters/" + mail + "/resending", "address", "stranger@example.jp", Seat.SECRETARIAT))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("ここからは送り直せません")));
    assertThat(outbox.find(mail).orElseThrow().recipient()).isEqualTo("wrong@example.jp");
    CaseKey invited = key;
    key = LetterFixtures.newKey();
    UUID asked = letters.mail(key, "nobody@example.jp");
    letters.kind(asked, "admission-confirm");
    undelivered.settled(asked, MailState.FAILED);
    assertThat(work()).isEmpty();
    key = invited;
    assertThat(work()).hasSize(1);
  }

  @Test
  @DisplayName("宛先を直して再送すると、対応は終わり、メールはもう一度送られる")
  void isSentToTheCorrectedAddress() throws Exception {
    UUID mail = failed("wrong@example.jp", MailState.FAILED);
    mvc.perform(get("/letters/" + mail).with(user(cast.account(Seat.SECRETARIAT))))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("宛先を電話などで確かめ")));
    mvc.perform(send("/letters/" + mail + "/resending", "address", "no address", Seat.SECRETARIAT))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("送り先の書き方を御確認ください")))
        .andExpect(content().string(containsString("value=\"no address\"")));
    mvc.perform(send("/letters/" + mail + "/resending", "address", " right@example.jp ", Seat.SECRETARIAT))
        .andExpect(flash().attribute("flash", "correspondence.flash.resent"));
    assertThat(outbox.find(mail).orElseThrow().recipient()).isEqualTo("right@example.jp");
    assertThat(outbox.find(mail).orElseThrow().state()).isEqualTo(MailState.QUEUED);
    assertThat(work()).isEmpty();
    mvc.perform(send("/letters/" + mail + "/resending", "address", "right@example.jp", Seat.SECRETARIAT))
        .andExpect(status().isConflict());
  }

  @Test
  @DisplayName("再送しても届かなければ、もう一度対応になる")
  void opensAgainAfterAnotherFailure() {
    UUID mail = failed("wrong@example.jp", MailState.FAILED);
    undelivered.resend(cast.viewer(Seat.SECRETARIAT), mail, "wrong2@example.jp").orThrow();
    letters.note(mail, "FAILED");
    undelivered.settled(mail, MailState.FAILED);
    assertThat(work()).hasSize(1);
  }

  @Test
  @DisplayName("届いたか分からないときは人に尋ね、届いていれば届いたと告げる")
  void asksAPersonWhenNobodyKnows() throws Exception {
    UUID mail = failed("unknown@example.jp", MailState.UNCERTAIN);
    assertThat(events.stream(LetterSettled.class).filter(event -> event.caseKey().equals(key.value()))).isEmpty();
    mvc.perform(get("/letters/" + mail).with(user(cast.account(Seat.SECRETARIAT))))
        .andExpect(content().string(containsString("もう一度送る")));
    mvc.perform(send("/letters/" + mail + "/arrival", "reason", "", Seat.SECRETARIAT))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("確認した内容や理由をご記入ください。")));
    for (String way : new String[] {"/arrival", "/ending"}) {
      mvc.perform(send("/letters/" + mail + way, "reason", "長い理由の目印" + "あ".repeat(2000), Seat.SECRETARIAT))
          .andExpect(status().isUnprocessableEntity())
          .andExpect(content().string(containsString("id=\"reason-error\"")))
          .andExpect(content().string(containsString("長い理由の目印")));
    }
    mvc.perform(send("/letters/" + mail + "/arrival", "reason", "電話で確認", Seat.SECRETARIAT))
        .andExpect(flash().attribute("flash", "correspondence.flash.arrived"));
    assertThat(work()).isEmpty();
  }

  @Test
  @DisplayName("再送しない理由を記録して終える")
  void isGivenUpWithAReason() throws Exception {
    UUID mail = failed("gone@example.jp", MailState.FAILED);
    mvc.perform(send("/letters/" + mail + "/ending", "reason", "電話で伝えた", Seat.SECRETARIAT_MANAGER))
        .andExpect(flash().attribute("flash", "correspondence.flash.givenUp"));
    assertThat(work()).isEmpty();
  }

  @Test
  @DisplayName("自分あてのメールだけが見え、ほかの人には無いものとする")
  void showsOnlyOnesOwnMail() throws Exception {
    UUID mail = letters.mail(key, ownMail(Seat.REGION));
    letters.note(mail, "SENT");
    for (Seat seat : List.of(Seat.REGION, Seat.SECRETARIAT)) {
      mvc.perform(get("/letters/" + mail).with(user(cast.account(seat)))).andExpect(status().isOk());
      mvc.perform(get("/cases/" + key.value() + "/letters").with(user(cast.account(seat))))
          .andExpect(content().string(containsString("申込書を作成する")));
    }
    for (Seat seat : List.of(Seat.OTHER_REGION, Seat.PREFECTURE, Seat.OTHER_SECRETARIAT, Seat.REVIEWER)) {
      mvc.perform(get("/letters/" + mail).with(user(cast.account(seat)))).andExpect(status().isNotFound());
      mvc.perform(send("/letters/" + mail + "/ending", "reason", "x", seat)).andExpect(status().isNotFound());
    }
    mvc.perform(get("/cases/no key/letters").with(user(cast.account(Seat.REGION)))).andExpect(status().isNotFound());
  }

  private String ownMail(Seat seat) {
    return context.getBean(jp.banso.parties.People.class).find(cast.person(seat)).orElseThrow().mail();
  }
}
