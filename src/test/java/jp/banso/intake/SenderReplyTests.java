package jp.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.accounts.SecretMail;
import jp.banso.applications.Region;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.correspondence.CameMails;
import jp.banso.correspondence.Mailroom;
import jp.banso.forms.CaseFile;
import jp.banso.forms.FormFileKind;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@BansoTest
@DisplayName("差出人の確認メールへの返信")
class SenderReplyTests {

  private static final String PREFECTURE = "05";

  @Autowired private ApplicationContext context;
  @Autowired private JdbcClient jdbc;

  private final List<UUID> mails = new ArrayList<>();
  private Region region;
  private MailDesk desk;
  private Person clerk;
  private UUID mail;
  private UUID question;
  private String code;

  @BeforeEach
  void askTheDesk() throws Exception {
    region = new Region(context);
    CallId call = region.call();
    region.desk(PREFECTURE);
    desk = new MailDesk(context, region, call);
    clerk = region.person(RoleKind.SECRETARIAT, null);
    byte[] form = desk.form(CaseFile.load(CaseFile.VALID.get(0)).answers(), FormFileKind.XLSX);
    mail =
        desk.outside.send(
            "somebody@elsewhere.example.jp", desk.mailbox, "申込書", "提出します。",
            (helper, raw) -> CameMails.attach(helper, "申込書.xlsx", form));
    mails.add(mail);
    region.send(clerk, page() + "/prefecture", Map.of("prefecture", new String[] {PREFECTURE}));
    ask(PREFECTURE);
  }

  private void ask(String prefecture) {
    code =
        SecretMail.of(
                context, region.deskMail(prefecture),
                () -> region.send(clerk, page() + "/question", Map.of()).andExpect(status().is3xxRedirection()))
            .code();
    question = desk.ours("submission-confirm", "occasion like ?", mail + " %");
  }

  @AfterEach
  void leaveNothingOpen() {
    desk.leave(mails);
  }

  private String page() {
    return MailDesk.page(mail);
  }

  private String body() {
    String kept = jdbc.sql("select body from outbox_mail where id = ?").param(question).query(String.class).single();
    assertThat(kept).doesNotContain(code);
    return context.getBean(Mailroom.class).told(kept, code);
  }

  private String quoted() {
    return body().replaceAll("(?m)^", "> ");
  }

  private UUID reply(String text) throws Exception {
    UUID reply = desk.answer("anyone@pref.example.jp", question, text, Map.of());
    mails.add(reply);
    return reply;
  }

  private String reading(UUID reply) {
    return jdbc.sql("select reading from submission_mail_reply where mail_id = ? and reply_id = ?").params(mail, reply).query(String.class).single();
  }

  private String confirmedBy() {
    return jdbc.sql("select coalesce(confirmed_by, '') || coalesce(confirmed_note, '') from submission_mail where mail_id = ?")
        .param(mail).query(String.class).single();
  }

  private Map<String, String[]> of(UUID reply) {
    return Map.of("reply", new String[] {reply.toString()});
  }

  @Test
  @DisplayName("番号のない返信は自動では確認済みにせず、言葉を様式の横に示し、担当者が判断する")
  void showsWordsToAPerson() throws Exception {
    UUID only = reply(quoted());
    UUID yes = reply("はい、送りました。\n\n-----Original Message-----\n" + body());
    UUID no = reply(quoted() + "\n当課からは送っていません。");
    UUID both = reply("当課からは送っておりません。番号は " + code + " でした。");
    for (UUID one : List.of(only, yes)) {
      assertThat(reading(one)).isEqualTo("WORDS");
    }
    assertThat(List.of(reading(no), reading(both))).containsOnly("DENIAL");
    assertThat(confirmedBy()).isEmpty();
    for (UUID one : List.of(only, yes, no, both)) {
      assertThat(desk.outside.standing(one)).startsWith("CLAIMED submissions");
      assertThat(desk.outside.isWork(one)).isTrue();
    }

    region.open(clerk, MailDesk.page(no)).andExpect(redirectedUrl(page()));
    region.open(clerk, page()).andExpect(status().isOk())
        .andExpect(content().string(containsString("はい、送りました。")))
        .andExpect(content().string(containsString("「送っていない」という趣旨の返信が届いています")))
        .andExpect(content().string(containsString("書き加えられた文章はありません")));
    region.send(clerk, page() + "/reply-read", of(no)).andExpect(status().is3xxRedirection());
    assertThat(desk.outside.standing(no)).startsWith("SETTLED submissions");
    region.send(clerk, page() + "/reply-read", of(no)).andExpect(status().isConflict());
    region.open(clerk, page()).andExpect(content().string(containsString("「送っていない」という趣旨の返信が届いています")));
    region.send(clerk, page() + "/reply", of(mail)).andExpect(status().isNotFound());
    assertThat(confirmedBy()).isEmpty();
    region.send(clerk, page() + "/reply", of(yes)).andExpect(status().is3xxRedirection());
    assertThat(confirmedBy()).isEqualTo("REPLY_READ確認者：担当者");
    assertThat(desk.outside.isWork(yes)).isFalse();
    region.open(clerk, page()).andExpect(content().string(containsString("返信を読んで、確認済みとしました")));
  }

  @Test
  @DisplayName("確認番号を書いた返信は自動で確認済みになるが、別の県の窓口の返信は確認にならない")
  void takesATypedCode() throws Exception {
    UUID first = question;
    String former = code;
    region.desk("06");
    region.send(clerk, page() + "/prefecture", Map.of("prefecture", new String[] {"06"}));
    UUID other = reply(former);
    assertThat(reading(other)).isEqualTo("WORDS");
    region.send(clerk, page() + "/reply", of(other)).andExpect(status().is3xxRedirection());
    assertThat(confirmedBy()).isEmpty();
    region.open(clerk, page()).andExpect(content().string(containsString("別の窓口への確認メールに対する返信")));

    ask("06");
    assertThat(question).isNotEqualTo(first);
    UUID coded = reply(code.toLowerCase(java.util.Locale.ROOT).replace("-", "") + "\n" + quoted());
    assertThat(reading(coded)).isEqualTo("CODE");
    assertThat(confirmedBy()).isEqualTo("REPLY");
    assertThat(desk.outside.standing(coded)).startsWith("SETTLED submissions");
    region.open(clerk, page()).andExpect(content().string(containsString("確認番号を書いた返信がありました")))
        .andExpect(content().string(not(containsString("この返信で確認済みにする"))));
  }
}
