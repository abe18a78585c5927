package jp.banso.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.Region;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.correspondence.CameMails;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;

@BansoTest
@DisplayName("申込みについての連絡")
class CaseLettersTests {

  private static final String PREFECTURE = "05";
  private static final MockMultipartFile PAPER =
      new MockMultipartFile("files", "体制図.pdf", "application/pdf", "%PDF-1.4 paper".getBytes(StandardCharsets.UTF_8));

  @Autowired private ApplicationContext context;
  @Autowired private JdbcClient jdbc;

  private final String mailbox = "co-" + UUID.randomUUID().toString().substring(0, 8) + "@example.jp";
  private Region region;
  private Person clerk;
  private Person official;
  private Person drafter;
  private ApplicationId id;
  private String page;
  private UUID came;

  @BeforeEach
  void submitAnApplication() {
    region = new Region(context);
    CallId call = region.call();
    jdbc.sql("update public_call set secretariat_mail = ? where id = ?").params(mailbox, call.value()).update();
    region.desk(PREFECTURE);
    clerk = region.person(RoleKind.SECRETARIAT, null);
    official = region.person(RoleKind.PREFECTURE, PREFECTURE);
    drafter = region.person(RoleKind.REGION, PREFECTURE);
    id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    region.handOver(drafter, id);
    region.compile(official, id);
    region.submit(official, call, PREFECTURE, id);
    page = "/applications/" + id.value() + "/contact";
  }

  @AfterEach
  void leaveNothingOpen() {
    if (came != null) {
      new CameMails(context).settle(came);
    }
    jdbc.sql("delete from work_item where case_key = ? and source = 'MENTION'").param(region.key(id)).update();
  }

  private int work() {
    return jdbc.sql("select count(*) from work_item where case_key = ? and source = 'MENTION' and due_at is not null")
        .param(region.key(id)).query(Integer.class).single();
  }

  private static Map<String, String[]> letter(String text, String... to) {
    return to.length == 0 ? Map.of("text", new String[] {text}) : Map.of("text", new String[] {text}, "to", to);
  }

  @Test
  @DisplayName("事務局の連絡は選んだ宛先だけにメールで届き、返信は同じ連絡に並び、宛先でない側には見えない")
  void writesToThoseWhoAreChosen() throws Exception {
    region.open(clerk, page).andExpect(status().isOk()).andExpect(content().string(containsString("代表者（")));
    region.send(clerk, page, letter("宛先のない連絡")).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("宛先を選んでください")))
        .andExpect(content().string(containsString("宛先のない連絡</textarea>")));
    region.send(clerk, page, letter("図を御確認ください。", "REPRESENTATIVE", "REGION"), PAPER).andExpect(status().is3xxRedirection());
    assertThat(region.mails(id, "case-letter")).hasSize(2).contains(drafter.mail());
    assertThat(region.ofMails("body", id, "case-letter").get(0)).contains("図を御確認ください。");
    assertThat(region.ofMails("attachments", id, "case-letter")).allSatisfy(files -> assertThat(files).isNotEmpty());
    region.open(drafter, page).andExpect(content().string(containsString("図を御確認ください。")))
        .andExpect(content().string(containsString("体制図.pdf")));
    String file =
        jdbc.sql("select f.letter_id || '/files/' || f.document_id from case_letter_file f join case_letter l on l.id = f.letter_id"
            + " where l.application_id = ?").param(id.value()).query(String.class).single();
    region.open(drafter, page + "/" + file).andExpect(status().isOk());
    region.open(official, page).andExpect(status().isOk()).andExpect(content().string(not(containsString("図を御確認ください。"))));
    region.open(official, page + "/" + file).andExpect(status().isNotFound());

    UUID sent =
        jdbc.sql("select id from outbox_mail where case_key = ? and kind = 'case-letter' and recipient = ?")
            .params(region.key(id), drafter.mail()).query(UUID.class).single();
    CameMails outside = new CameMails(context);
    came =
        outside.send(drafter.mail(), mailbox, "Re: 御連絡", "図は差し替えます。",
            (helper, raw) -> raw.setHeader("In-Reply-To", "<" + sent + "@banso.invalid>"));
    assertThat(outside.standing(came)).as("filed on its case").startsWith("FILED");
    region.open(clerk, page).andExpect(content().string(containsString("図は差し替えます。")));
    region.open(drafter, page).andExpect(content().string(containsString("図は差し替えます。")));
    region.open(official, page).andExpect(content().string(not(containsString("図は差し替えます。"))));
    region.send(clerk, page, letter("承知しました。", "REGION")).andExpect(status().is3xxRedirection());
    UUID second =
        jdbc.sql("select id from outbox_mail where case_key = ? and kind = 'case-letter' and recipient = ? and id <> ?")
            .params(region.key(id), drafter.mail(), sent).query(UUID.class).single();
    String reply = jdbc.sql("select message_id from inbound_mail where id = ?").param(came).query(String.class).single();
    assertThat(jdbc.sql("select in_reply_to || '|' || refs from outbox_mail where id = ?").param(second).query(String.class).single())
        .isEqualTo(reply + "|<" + sent + "@banso.invalid> " + reply);
  }

  @Test
  @DisplayName("県と地域の連絡は事務局の対応になり、対応済みにするまで一覧に残る。厚生労働省は読むだけ")
  void isWorkOfTheSecretariat() throws Exception {
    Person ministry = region.person(RoleKind.MINISTRY, null);
    region.send(official, page, letter(" ")).andExpect(status().isUnprocessableEntity());
    region.send(official, page, letter("推薦順位について伺います。", "REGION"),
            new MockMultipartFile("files", "x.exe", "application/octet-stream", "MZ".getBytes(StandardCharsets.UTF_8)))
        .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("「x.exe」は添付できません")));
    assertThat(work()).isZero();
    region.send(official, page, letter("推薦順位について伺います。", "REGION")).andExpect(status().is3xxRedirection());
    region.send(drafter, page, letter("連絡先が変わります。")).andExpect(status().is3xxRedirection());
    assertThat(work()).isEqualTo(2);
    assertThat(region.mails(id, "case-letter")).as("goes to nobody but the secretariat").isEmpty();
    region.open(drafter, page).andExpect(content().string(not(containsString("推薦順位について"))));
    region.open(ministry, page).andExpect(content().string(containsString("推薦順位について"))).andExpect(content().string(not(containsString("<textarea"))));
    region.send(ministry, page, letter("x")).andExpect(status().isForbidden());
    region.open(clerk, "/applications/" + id.value()).andExpect(content().string(containsString("都道府県との連絡")));
    List<UUID> letters =
        jdbc.sql("select id from case_letter where application_id = ? order by written_at").param(id.value()).query(UUID.class).list();
    region.send(official, page + "/" + letters.get(0) + "/done", Map.of()).andExpect(status().isForbidden());
    region.send(official, page + "/" + letters.get(1) + "/done", Map.of()).andExpect(status().isNotFound());
    region.send(clerk, page + "/" + letters.get(0) + "/done", Map.of()).andExpect(status().is3xxRedirection());
    region.send(clerk, page + "/" + letters.get(0) + "/done", Map.of()).andExpect(status().isConflict());
    assertThat(work()).isEqualTo(1);
    assertThat(region.acts(id, "audit.contact.came")).hasSize(2);
    region.open(region.person(RoleKind.PREFECTURE, "06"), page).andExpect(status().isNotFound());
  }
}
