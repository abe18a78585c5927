package jp.banso.inquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.correspondence.CameMails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Whose the mails on an inquiry are, and what becomes of each. */
@BansoTest
@DisplayName("相談のメールのやり取り")
class InquiryReplyTests {

  private static final String DESK = "zaitaku@example.jp";

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;

  private InquiryFixtures inquiries;
  private CameMails outside;
  private TestPerson clerk;
  private TestPerson second;
  private String asker;

  @BeforeEach
  void open() {
    outside = new CameMails(context);
    inquiries = new InquiryFixtures(context);
    inquiries.openDesk();
    clerk = inquiries.clerk();
    second = inquiries.clerk();
    asker = "reply-" + UUID.randomUUID() + "@example.jp";
  }

  @AfterEach
  void close() {
    inquiries.endAll(clerk.viewer());
    inquiries.closeDesk();
  }

  @Test
  @DisplayName("厚生労働省がメールで答えても、相談者への回答は相談者のメールに続き、厚生労働省のメールは応募書類の受付にも渡らない")
  void keepsTheMinistrysMailOutOfTheConversation() throws Exception {
    UUID question = outside.send(asker, DESK, "ご相談", "会議の構成員に決まりはありますか。");
    InquiryId id = inquiries.ofMail(question);
    act(clerk, id, "decision", "decision", "DRAFT");
    act(clerk, id, "ministry", "note", "会議の構成員に決まりはありますか。").andExpect(status().is3xxRedirection());
    UUID said =
        outside.send(
            "someone@isei.example.jp", outside.answering(DESK, inquiries.newestMail(id, "M05")), "RE: 【照会】", "決まりはありません。",
            (more, raw) -> CameMails.attach(more, "kaitou.dat", new byte[] {1}));
    assertThat(inquiries.ofMail(said)).isEqualTo(id);
    act(clerk, id, "ministry/answer", "note", "決まりはありません。").andExpect(status().is3xxRedirection());
    inquiries.check(clerk.viewer(), id);
    act(clerk, id, "draft", "answer", "決まりはありません。", "act", "confirm").andExpect(status().is3xxRedirection());
    act(second, id, "confirmation", "decision", "AGREED").andExpect(status().is3xxRedirection());
    UUID answer = inquiries.newestMail(id, "M04");
    assertThat(jdbc.sql("select in_reply_to from outbox_mail where id = ?").param(answer).query(String.class).single())
        .isEqualTo(messageId(question));
    assertThat(jdbc.sql("select refs from outbox_mail where id = ?").param(answer).query(String.class).single())
        .isEqualTo(messageId(question));

    outside.send(asker, outside.answering(DESK, answer), "Re", "では。");
    act(clerk, id, "decision", "decision", "INTAKE")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("添付ファイルがないため")));
    assertThat(outside.standing(said)).startsWith("SETTLED inquiries");
  }

  @Test
  @DisplayName("お尋ねへの返信に書かれた項目は、分かっていなかったものだけ相談者に加わる")
  void learnsWhatWasAskedFor() throws Exception {
    InquiryId id = inquiries.ofMail(outside.send(asker, DESK, "ご相談", "会議の構成員に決まりはありますか。"));
    act(clerk, id, "decision", "decision", "ASK_BACK", "text", "自治体・機関名と氏名をお知らせください。").andExpect(status().is3xxRedirection());
    reply(id, "M02", "1)自治体・機関名　福井市健康課\n2)氏名　林 三郎\n3)連絡先　0776-00-0000 yoso@example.jp\n4)照会内容　先のとおりです。\n\n> 1)自治体・機関名　引用の市");
    Requester who = context.getBean(Inquiries.class).findById(id.value()).orElseThrow().requester();
    assertThat(who.organisation()).isEqualTo("福井市健康課");
    assertThat(who.telephone()).isEqualTo("0776-00-0000");
    assertThat(who.mail()).isEqualTo(asker);
    open(clerk, id).andExpect(content().string(not(containsString("記載のない項目"))));
  }

  private String messageId(UUID mail) {
    return jdbc.sql("select message_id from inbound_mail where id = ?").param(mail).query(String.class).single();
  }

  private String key(InquiryId id) {
    return jdbc.sql("select case_key from inquiry where id = ?").param(id.value()).query(String.class).single();
  }

  private UUID reply(InquiryId id, String kind, String text) throws Exception {
    return outside.send(asker, outside.answering(DESK, inquiries.newestMail(id, kind)), "Re", text);
  }

  private ResultActions open(TestPerson person, InquiryId id) throws Exception {
    return mvc.perform(get("/inquiries/" + id.value()).with(person.signedIn())).andExpect(status().isOk());
  }

  /** Acts on what is there now. */
  private ResultActions act(TestPerson person, InquiryId id, String what, String... fields) throws Exception {
    if (List.of(fields).contains("AT_ONCE")) {
      inquiries.check(person.viewer(), id);
    }
    return mvc.perform(
        with(
            post("/inquiries/" + id.value() + "/" + what)
                .with(csrf())
                .with(person.signedIn())
                .param("version", inquiries.version(id)),
            fields));
  }

  private ResultActions send(TestPerson person, String path, String... fields) throws Exception {
    return mvc.perform(with(post(path).with(csrf()).with(person.signedIn()), fields));
  }

  private static MockHttpServletRequestBuilder with(MockHttpServletRequestBuilder request, String... fields) {
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return request;
  }
}
