package jp.banso.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.test.web.servlet.MockMvc;

@BansoTest
@DisplayName("デモのメール")
class DemoMailTests {

  private static final String BODY = "秋田県　御中\n\n　　記\n1　期限　令和7年7月31日\nhttps://banso.example.jp/public/calls\n<b>太字</b>";

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JavaMailSender sender;
  @Autowired private DemoMailbox mailbox;

  private final String receiver = "demo-" + UUID.randomUUID() + "@example.jp";
  private TestPerson reader;

  @BeforeEach
  void signIn() {
    reader = TestPerson.with(context, RoleKind.ADVISOR, ProgrammeCode.BANSO);
  }

  @Test
  @DisplayName("届いたメールは、宛先とCCのそれぞれの受信箱にそのとおりに見える")
  void showsAMailToEachReceiver() throws Exception {
    String copy = "copy-" + receiver;
    send("【試験】𠮷野髙橋①のお知らせ", copy);

    String list = page("/demo/mails?receiver=" + receiver);
    assertThat(list).contains("【試験】𠮷野髙橋①のお知らせ", receiver);
    assertThat(mailbox.page(reader.viewer(), copy, null, 10)).hasSize(1);
    ReceivedMail mail = mailbox.page(reader.viewer(), receiver, null, 10).get(0);
    assertThat(page("/demo/mails/" + mail.id()))
        .contains("伴走事務局", receiver, copy, "秋田県　御中", "1　期限　令和7年7月31日")
        .contains("href=\"https://banso.example.jp/public/calls\"", "&lt;b&gt;太字&lt;/b&gt;");
  }

  @Test
  @DisplayName("添付ファイルは名前のまま、必ず保存する形で渡す")
  void handsOutAttachments() throws Exception {
    send("添付あり", null);
    ReceivedMail mail = mailbox.page(reader.viewer(), receiver, null, 10).get(0);

    assertThat(page("/demo/mails/" + mail.id())).contains("申込書 様式.txt");
    mvc.perform(get("/demo/mails/" + mail.id() + "/attachments/1").with(reader.signedIn()))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Disposition", org.hamcrest.Matchers.startsWith("attachment;")))
        .andExpect(content().contentType("application/octet-stream"))
        .andExpect(content().bytes("様式の中身".getBytes(StandardCharsets.UTF_8)));
    mvc.perform(get("/demo/mails/" + mail.id() + "/attachments/2").with(reader.signedIn()))
        .andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("新しい順に並び、続きを読める")
  void listsTheNewestFirst() throws Exception {
    for (String subject : List.of("一通目", "二通目", "三通目")) {
      send(subject, null);
    }

    List<ReceivedMail> first = mailbox.page(reader.viewer(), receiver, null, 2);
    List<ReceivedMail> second = mailbox.page(reader.viewer(), receiver, first.get(1).number(), 2);

    assertThat(first).extracting(ReceivedMail::subject).containsExactly("三通目", "二通目");
    assertThat(second).extracting(ReceivedMail::subject).containsExactly("一通目");
  }

  private void send(String subject, String copy) throws Exception {
    int before = mailbox.page(reader.viewer(), receiver, null, 50).size();
    var message = sender.createMimeMessage();
    MimeMessageHelper mail = new MimeMessageHelper(message, true, "UTF-8");
    mail.setFrom("jimu@example.jp", "伴走事務局");
    mail.setTo(receiver);
    if (copy != null) {
      mail.setCc(copy);
    }
    mail.setSubject(subject);
    mail.setText(BODY);
    mail.addAttachment("申込書 様式.txt", new ByteArrayResource("様式の中身".getBytes(StandardCharsets.UTF_8)));
    sender.send(message);
    await().until(() -> mailbox.page(reader.viewer(), receiver, null, 50).size() > before);
  }

  private String page(String path) throws Exception {
    return mvc.perform(get(path).with(reader.signedIn()))
        .andExpect(status().isOk())
        .andReturn().getResponse().getContentAsString();
  }
}
