package jp.banso.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.access.Cast;
import jp.banso.access.Seat;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.People;
import jp.banso.parties.Registration;
import jp.banso.platform.mail.MailState;
import jp.banso.platform.mail.Outbox;
import jp.banso.worklist.WorkLine;
import jp.banso.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

@BansoTest
@DisplayName("届かない担当課への電話確認")
class DeskCallTests {

  private static final PrefectureCode PREFECTURE = PrefectureCode.of("31");

  @Autowired ApplicationContext context;
  @Autowired MockMvc mvc;
  @Autowired UndeliveredMail undelivered;
  @Autowired Outbox outbox;
  @Autowired Worklist worklist;
  @Autowired Registration registration;
  @Autowired People people;
  @Autowired @Qualifier("businessClock") Clock clock;

  private Cast cast;
  private LetterFixtures letters;
  private String address;

  @BeforeEach
  void prepare() {
    cast = new Cast(context);
    letters = new LetterFixtures(context);
    address = "desk-" + UUID.randomUUID() + "@example.jp";
    registration.desk(
        ProgrammeCode.BANSO, FiscalYear.of(LocalDate.now(clock)).previous(), new DeskContact(PREFECTURE, "試験の課", address, "0857-00-0000"));
  }

  private UUID bounced(CaseKey key) {
    UUID mail = letters.mail(key, address);
    letters.note(mail, "BOUNCED");
    undelivered.settled(mail, MailState.BOUNCED);
    undelivered.settled(mail, MailState.BOUNCED);
    return mail;
  }

  private List<WorkLine> calls() {
    return worklist.page(cast.viewer(Seat.SECRETARIAT), Worklist.Shelf.OPEN, Worklist.Period.ALL, null, 10_000).stream()
        .filter(line -> line.definitionKey().equals(DeskCalls.WORK))
        .filter(line -> line.subject().contains("鳥取県"))
        .toList();
  }

  @Test
  @DisplayName("何通戻っても電話は一度で、直したアドレスへ戻ったものを送り直し、連絡先も改まる")
  void isRungUpOnceForAll() throws Exception {
    CaseKey first = LetterFixtures.newKey();
    UUID one = bounced(first);
    UUID two = bounced(LetterFixtures.newKey());
    UUID waiting = letters.mail(LetterFixtures.newKey(), address);
    assertThat(worklist.onCase(cast.viewer(Seat.SECRETARIAT), first)).as("no task of its own").isEmpty();
    WorkLine call = calls().stream().filter(line -> line.subject().contains("2件")).findFirst().orElseThrow();
    assertThat(call.dueAt()).isNotNull();
    mvc.perform(get(call.link()).with(user(cast.account(Seat.SECRETARIAT))))
        .andExpect(content().string(containsString("0857-00-0000")))
        .andExpect(content().string(containsString(address)))
        .andExpect(content().string(not(containsString("申込書を作成する"))));
    for (Seat seat : List.of(Seat.PREFECTURE, Seat.OTHER_SECRETARIAT, Seat.MINISTRY)) {
      mvc.perform(get(call.link()).with(user(cast.account(seat)))).andExpect(status().isNotFound());
    }
    String corrected = "new-" + address;
    mvc.perform(
            post(call.link()).with(csrf()).with(user(cast.account(Seat.SECRETARIAT))).param("reached", "").param("mail", "宛先でない").param("note", ""))
        .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("宛先でない")));
    mvc.perform(
            post(call.link()).with(csrf()).with(user(cast.account(Seat.SECRETARIAT))).param("reached", "試験の課 担当")
                .param("mail", corrected).param("note", "課名の変更"))
        .andExpect(redirectedUrl(call.link()));
    for (UUID mail : List.of(one, two, waiting)) {
      assertThat(outbox.find(mail).orElseThrow().recipient()).isEqualTo(corrected);
      assertThat(outbox.find(mail).orElseThrow().state()).isEqualTo(MailState.QUEUED);
    }
    assertThat(people.desksAt(ProgrammeCode.BANSO, address)).isEmpty();
    assertThat(people.desksAt(ProgrammeCode.BANSO, corrected)).hasSize(1);
    assertThat(calls()).noneMatch(line -> line.link().equals(call.link()));
    mvc.perform(get(call.link()).with(user(cast.account(Seat.SECRETARIAT)))).andExpect(content().string(containsString("課名の変更")));
    mvc.perform(
            post(call.link()).with(csrf()).with(user(cast.account(Seat.SECRETARIAT))).param("reached", "x").param("mail", corrected))
        .andExpect(status().isConflict());
  }

  @Test
  @DisplayName("一通ずつ処理して残りがなくなれば、電話の対応は終わる")
  void isNotNeededOnceAllIsDecided() {
    UUID mail = bounced(LetterFixtures.newKey());
    WorkLine call = calls().stream().filter(line -> line.subject().contains("1件")).findFirst().orElseThrow();
    undelivered.giveUp(cast.viewer(Seat.SECRETARIAT), mail, "電話で伝えた").orThrow();
    assertThat(calls()).noneMatch(line -> line.link().equals(call.link()));
  }
}
