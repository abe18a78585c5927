package jp.banso.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@BansoTest
@DisplayName("届いたメール")
class ReceivedMailTests {

  @Autowired ApplicationContext context;
  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;
  @Autowired ReceivedMails received;

  private CameMails outside;
  private LetterFixtures letters;
  private String mailbox;
  private TestPerson clerk;
  private TestPerson written;
  private TestPerson other;
  private CaseKey key;
  private UUID ours;

  @BeforeEach
  void writeToSomebody() {
    outside = new CameMails(context);
    letters = new LetterFixtures(context);
    mailbox = outside.mailbox("R7-BANSO");
    clerk = TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.BANSO);
    written = TestPerson.nobody(context);
    written.give(RoleKind.PREFECTURE, ProgrammeCode.BANSO, PrefectureCode.of("31"));
    other = TestPerson.nobody(context);
    other.give(RoleKind.PREFECTURE, ProgrammeCode.BANSO, PrefectureCode.of("32"));
    key = LetterFixtures.newKey();
    ours = letters.mail(key, written.loginName() + "@example.jp");
    letters.arrived(ours);
  }

  private ResultActions open(TestPerson person, String path) throws Exception {
    return mvc.perform(get(path).with(person.signedIn()));
  }

  private ResultActions send(TestPerson person, String path, String... field) throws Exception {
    var request = post(path).with(csrf()).with(person.signedIn());
    return mvc.perform(field.length == 0 ? request : request.param(field[0], field[1]));
  }

  @Test
  @DisplayName("返信は宛先の番号で案件につづり、事務局と返信元の宛先の人だけが読む")
  void filesAnAnswerByItsAddress() throws Exception {
    UUID mail = outside.send("someone@elsewhere.example.jp", outside.answering(mailbox, ours), "承知しました①", "髙橋です。");

    assertThat(outside.standing(mail)).isEqualTo("FILED " + key.value());
    assertThat(outside.isWork(mail)).isTrue();
    for (TestPerson reader : new TestPerson[] {clerk, written}) {
      open(reader, "/cases/" + key.value() + "/letters").andExpect(content().string(containsString("承知しました①")));
      open(reader, "/mails/" + mail).andExpect(status().isOk()).andExpect(content().string(containsString("髙橋です。")));
    }
    open(written, "/mails/" + mail).andExpect(content().string(not(containsString("filing"))));
    open(other, "/mails/" + mail).andExpect(status().isNotFound());
    open(written, "/mails").andExpect(status().isForbidden());
    send(written, "/mails/" + mail + "/reading").andExpect(status().isNotFound());
    open(clerk, "/mails").andExpect(content().string(containsString("承知しました①")));
    send(clerk, "/mails/" + mail + "/reading").andExpect(status().is3xxRedirection());
    assertThat(outside.standing(mail)).isEqualTo("SETTLED " + key.value());
    assertThat(outside.isWork(mail)).isFalse();
    send(clerk, "/mails/" + mail + "/reading").andExpect(status().isConflict());
  }

  @Test
  @DisplayName("返信元の番号でもつづり、写しを受けただけの人は読めない")
  void filesAnAnswerByItsReference() throws Exception {
    jdbc.sql("update outbox_mail set copies = ? where id = ?").params(other.loginName() + "@example.jp", ours).update();
    UUID mail =
        outside.send("a@b.example.jp", mailbox, "Re: x", "y",
            (helper, raw) -> raw.setHeader("References", "<1@2> <" + ours + "@banso.invalid>"));
    assertThat(outside.standing(mail)).isEqualTo("FILED " + key.value());
    open(other, "/letters/" + ours).andExpect(status().isOk());
    open(other, "/mails/" + mail).andExpect(status().isNotFound());
    outside.settle(mail);
  }

  @Test
  @DisplayName("差出人の名乗りや偽の番号ではつづらず、件名の番号は人が確かめる")
  void provesNothingByWhatAMailSays() throws Exception {
    String forged = mailbox.replace("@", "+r" + "a".repeat(34) + "@");
    UUID mail = outside.send(written.loginName() + "@example.jp", forged, "R7-伴走の件", "本文");
    assertThat(outside.standing(mail)).isEqualTo("TRIAGE");
    open(clerk, "/mails/" + mail).andExpect(content().string(containsString("件名にこの番号が書かれています")));
    open(written, "/mails/" + mail).andExpect(status().isNotFound());
    send(clerk, "/mails/" + mail + "/filing", "number", "R7-伴走-99-999").andExpect(status().isUnprocessableEntity());
    send(clerk, "/mails/" + mail + "/closing", "reason", " ").andExpect(status().isUnprocessableEntity());
    send(clerk, "/mails/" + mail + "/filing", "number", "Ｒ７－伴走").andExpect(status().is3xxRedirection());
    assertThat(outside.standing(mail)).isEqualTo("SETTLED R7-BANSO");
    send(clerk, "/mails/" + mail + "/handover", "to", "").andExpect(status().is3xxRedirection());
    assertThat(outside.standing(mail)).startsWith("TRIAGE");
    send(clerk, "/mails/" + mail + "/closing", "reason", "広告のため").andExpect(status().is3xxRedirection());
    assertThat(outside.isWork(mail)).isFalse();
  }

  @Test
  @DisplayName("届かなかったという通知は元のメールの対応になり、自動応答と自分のメールはだれの対応にもならない")
  void hearsReportsAndPrograms() throws Exception {
    String report = Files.readString(Path.of("src/test/resources/mail/dsn.eml")).replace("7c0e6a40-51f0-4d0e-9a55-0a4d2025de5c", ours.toString())
        .replace("desk@pref.example.jp", written.loginName() + "@example.jp").replace("<dsn@", "<" + UUID.randomUUID() + "@");
    UUID bounce = outside.sendRaw(report);
    assertThat(outside.standing(bounce)).isEqualTo("KEPT");
    assertThat(letters.states(key)).containsExactly("BOUNCED");
    open(clerk, "/letters/" + ours).andExpect(content().string(containsString("届きませんでした")));

    UUID away =
        outside.send("a@b.example.jp", outside.answering(mailbox, ours), "不在です", "不在",
            (helper, raw) -> raw.setHeader("Auto-Submitted", "auto-replied"));
    UUID own =
        outside.send("banso@example.jp", mailbox, "控え", "x",
            (helper, raw) -> raw.setHeader("Message-ID", "<" + ours + "@banso.invalid>"));
    assertThat(outside.standing(away)).isEqualTo("KEPT");
    assertThat(outside.standing(own)).isEqualTo("KEPT");
    assertThat(outside.isWork(away) || outside.isWork(own)).isFalse();
  }

  @Test
  @DisplayName("ウイルスの入ったメールは、見出しと届いた日時だけを残して人に回し、後のメールは止まらない")
  void keepsTheHeaderOfAnUnsafeMail() throws Exception {
    byte[] trial = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").getBytes();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      zip.putNextEntry(new ZipEntry("xl/media/image1.png"));
      zip.write(trial);
    }
    UUID mail =
        outside.send("a@b.example.jp", mailbox, "危険", "x", (helper, raw) -> CameMails.attach(helper, "申込書.xlsx", packed.toByteArray()));
    assertThat(outside.standing(mail)).isEqualTo("TRIAGE");
    open(clerk, "/mails/" + mail).andExpect(content().string(containsString("ウイルスが見つかった")));
    UUID next = outside.send("a@b.example.jp", mailbox, "次", "x");
    outside.settle(mail);
    outside.settle(next);
  }
}
