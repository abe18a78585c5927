package jp.banso.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.banso.BansoTest;
import jp.banso.access.Cast;
import jp.banso.access.Seat;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.People;
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
@DisplayName("送信待ちのメール")
class HeldMailTests {

  @Autowired ApplicationContext context;
  @Autowired MockMvc mvc;
  @Autowired Outbox outbox;
  @Autowired People people;
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

  private MailState state(UUID mail) {
    return outbox.find(mail).orElseThrow().state();
  }

  private List<WorkLine> work() {
    return worklist.onCase(cast.viewer(Seat.SECRETARIAT_MANAGER), key);
  }

  private MockHttpServletRequestBuilder send(String path, Seat seat) {
    return post(path).with(user(cast.account(seat))).with(csrf());
  }

  @Test
  @DisplayName("責任者は送られる前のメールを取り消せ、取り消したものは対応として残る")
  void isStoppedByTheManager() throws Exception {
    UUID mail = letters.mail(key, "a@example.jp");
    mvc.perform(get("/").with(user(cast.account(Seat.SECRETARIAT_MANAGER))))
        .andExpect(content().string(containsString("送信待ちのメール")))
        .andExpect(content().string(containsString("/letters\">R")));
    mvc.perform(get("/").with(user(cast.account(Seat.SECRETARIAT))))
        .andExpect(content().string(not(containsString("送信待ちのメール"))));
    mvc.perform(get("/letters/" + mail).with(user(cast.account(Seat.SECRETARIAT_MANAGER))))
        .andExpect(content().string(containsString("送信待ち（取り消せます）")))
        .andExpect(content().string(containsString("送信を取り消す")));
    mvc.perform(get("/letters/" + mail).with(user(cast.account(Seat.SECRETARIAT))))
        .andExpect(content().string(not(containsString("送信を取り消す"))));
    mvc.perform(send("/letters/" + mail + "/cancellation", Seat.SECRETARIAT)).andExpect(status().isForbidden());
    mvc.perform(send("/letters/" + mail + "/cancellation", Seat.REGION)).andExpect(status().isNotFound());

    mvc.perform(send("/letters/" + mail + "/cancellation", Seat.SECRETARIAT_MANAGER))
        .andExpect(flash().attribute("flash", "correspondence.flash.stopped"));
    assertThat(state(mail)).isEqualTo(MailState.CANCELLED);
    assertThat(work()).singleElement().satisfies(line -> assertThat(line.link()).isEqualTo("/letters/" + mail));
    assertThat(events.stream(LetterSettled.class).filter(event -> event.caseKey().equals(key.value()))).isEmpty();
    mvc.perform(get("/letters/" + mail).with(user(cast.account(Seat.SECRETARIAT))))
        .andExpect(content().string(containsString("送る前に取り消しました")));
    mvc.perform(send("/letters/" + mail + "/cancellation", Seat.SECRETARIAT_MANAGER))
        .andExpect(flash().attribute("flash", "correspondence.held.gone"));
  }

  @Test
  @DisplayName("取り消したメールは、電話で伝えたとして終えるまで、届かなかったとは告げない")
  void isToldOtherwise() throws Exception {
    UUID mail = letters.mail(key, "a@example.jp");
    mvc.perform(send("/letters/" + mail + "/cancellation", Seat.SECRETARIAT_MANAGER));
    mvc.perform(send("/letters/" + mail + "/ending", Seat.SECRETARIAT).param("reason", "電話で伝えた"))
        .andExpect(flash().attribute("flash", "correspondence.flash.givenUp"));
    assertThat(work()).isEmpty();
    assertThat(events.stream(LetterSettled.class).filter(event -> event.caseKey().equals(key.value())))
        .containsExactly(new LetterSettled(key.value(), "reminder", false));
  }

  @Test
  @DisplayName("一つの件の送信待ちをまとめて取り消し、まとめて送り直せる")
  void isStoppedAndSentTogether() throws Exception {
    UUID first = letters.mail(key, "a@example.jp");
    UUID second = letters.mail(key.child("R1"), "b@example.jp");
    UUID gone = letters.mail(key, "c@example.jp");
    letters.note(gone, "SENT");
    String page = "/cases/" + key.value() + "/letters";
    UUID known = letters.mail(key, people.find(cast.person(Seat.REGION)).orElseThrow().mail());
    mvc.perform(get(page).with(user(cast.account(Seat.SECRETARIAT_MANAGER))))
        .andExpect(content().string(containsString("に送信予定")))
        .andExpect(content().string(containsString(people.find(cast.person(Seat.REGION)).orElseThrow().displayName() + "</span>")));
    letters.note(known, "SENT");
    mvc.perform(get(page).with(user(cast.account(Seat.SECRETARIAT_MANAGER))))
        .andExpect(content().string(containsString("送信待ちの2通を取り消す")));
    mvc.perform(get(page).with(user(cast.account(Seat.SECRETARIAT))))
        .andExpect(content().string(not(containsString("取り消す"))));

    mvc.perform(send(page + "/cancellation", Seat.SECRETARIAT_MANAGER))
        .andExpect(flash().attribute("flash", "correspondence.flash.stopped"));
    assertThat(List.of(state(first), state(second))).containsOnly(MailState.CANCELLED);
    assertThat(state(gone)).isEqualTo(MailState.SENT);

    mvc.perform(get(page).with(user(cast.account(Seat.SECRETARIAT_MANAGER))))
        .andExpect(content().string(containsString("取り消した2通を送る")));
    mvc.perform(send(page + "/resending", Seat.SECRETARIAT_MANAGER))
        .andExpect(flash().attribute("flash", "correspondence.flash.stoppedResent"));
    assertThat(List.of(state(first), state(second))).containsOnly(MailState.QUEUED);
    assertThat(work()).isEmpty();
  }

  @Test
  @DisplayName("送信待ちは、それを含む一番上の番号にまとめ、その番号の一覧と同じ数を示す")
  void countsWhatTheListCounts() {
    CaseKey orphan = LetterFixtures.newKey();
    letters.mail(key, "a@example.jp");
    letters.mail(key.child("05"), "b@example.jp");
    letters.mail(key.child("05").child("001"), "c@example.jp");
    letters.mail(orphan.child("05").child("001"), "d@example.jp");
    Map<String, Integer> held =
        outbox.held(ProgrammeCode.BANSO, 1000).stream().collect(Collectors.toMap(Outbox.Held::caseKey, Outbox.Held::count));
    assertThat(held)
        .containsEntry(key.value(), outbox.held(ProgrammeCode.BANSO, key))
        .containsEntry(key.value(), 3)
        .containsEntry(orphan.value() + "-05-001", 1)
        .doesNotContainKeys(key.value() + "-05", key.value() + "-05-001", orphan.value());
    assertThat(outbox.heldOf(ProgrammeCode.BANSO, key)).extracting(Outbox.Held::count).containsExactly(3);
    assertThat(outbox.heldOf(ProgrammeCode.BANSO, orphan)).isEmpty();
  }

  @Test
  @DisplayName("どれだけあっても全てを取り消し、一覧はページに分けて全てを示す")
  void isStoppedHoweverManyThereAre() throws Exception {
    UUID first = letters.mail(key, "a@example.jp");
    letters.more(first, 204);
    String page = "/cases/" + key.value() + "/letters";
    Set<String> shown = new HashSet<>();
    String next = page;
    for (int pages = 0; next != null; pages++) {
      assertThat(pages).isLessThan(6);
      String html =
          mvc.perform(get(URI.create(next)).with(user(cast.account(Seat.SECRETARIAT_MANAGER))))
              .andExpect(status().isOk())
              .andReturn().getResponse().getContentAsString();
      Matcher letter = Pattern.compile("href=\"/letters/([0-9a-f-]{36})\"").matcher(html);
      while (letter.find()) {
        shown.add(letter.group(1));
      }
      Matcher link = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(html);
      next = link.find() ? link.group(1).replace("&amp;", "&") : null;
    }
    assertThat(shown).hasSize(205);
    mvc.perform(get(page).param("after", "garbage").with(user(cast.account(Seat.SECRETARIAT_MANAGER))))
        .andExpect(status().isBadRequest());

    mvc.perform(send(page + "/cancellation", Seat.SECRETARIAT_MANAGER))
        .andExpect(flash().attribute("flash", "correspondence.flash.stopped"));
    assertThat(letters.states(key)).containsOnly("CANCELLED").hasSize(205);
    mvc.perform(send(page + "/resending", Seat.SECRETARIAT_MANAGER))
        .andExpect(flash().attribute("flash", "correspondence.flash.stoppedResent"));
    assertThat(letters.states(key)).containsOnly("QUEUED");
  }

  @Test
  @DisplayName("受け取る人には、送られるまで見えず、取り消されたものも見えない")
  void isHiddenFromItsReceiverUntilItGoes() throws Exception {
    UUID mail = letters.mail(key, people.find(cast.person(Seat.REGION)).orElseThrow().mail());
    mvc.perform(get("/letters/" + mail).with(user(cast.account(Seat.REGION)))).andExpect(status().isNotFound());
    mvc.perform(get("/cases/" + key.value() + "/letters").with(user(cast.account(Seat.REGION))))
        .andExpect(content().string(not(containsString("申込書を作成する"))));
    letters.note(mail, "CANCELLED");
    mvc.perform(get("/letters/" + mail).with(user(cast.account(Seat.REGION)))).andExpect(status().isNotFound());
    letters.note(mail, "SENT");
    mvc.perform(get("/letters/" + mail).with(user(cast.account(Seat.REGION)))).andExpect(status().isOk());
  }

  @Test
  @DisplayName("責任者でない人は断られ、ほかの事業の人には無いものとする")
  void isClosedToOthers() throws Exception {
    letters.mail(key, "a@example.jp");
    for (String act : List.of("/cancellation", "/resending")) {
      String path = "/cases/" + key.value() + "/letters" + act;
      mvc.perform(send(path, Seat.SECRETARIAT)).andExpect(status().isForbidden());
      for (Seat seat : List.of(Seat.REGION, Seat.PREFECTURE, Seat.OTHER_SECRETARIAT, Seat.MINISTRY)) {
        mvc.perform(send(path, seat)).andExpect(status().isNotFound());
      }
    }
  }
}
