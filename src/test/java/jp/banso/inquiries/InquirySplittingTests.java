package jp.banso.inquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
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
import jp.banso.correspondence.CaseNumbers;
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

@BansoTest
@DisplayName("相談を分ける・つなぐ")
class InquirySplittingTests {

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private CaseNumbers numbers;

  private InquiryFixtures inquiries;
  private TestPerson clerk;

  @BeforeEach
  void open() {
    inquiries = new InquiryFixtures(context);
    inquiries.openDesk();
    clerk = inquiries.clerk();
  }

  @AfterEach
  void close() {
    inquiries.endAll(clerk.viewer());
    inquiries.closeDesk();
  }

  @Test
  @DisplayName("一つのメールの複数の質問は、それぞれの番号で回答され、相談者には番号を一通だけ知らせる")
  void splits() throws Exception {
    CameMails outside = new CameMails(context);
    inquiries.openDesk();
    UUID mail =
        outside.send(
            "bunkatsu-" + UUID.randomUUID() + "@example.jp", "zaitaku@example.jp", "拠点整備・運用に関する照会",
                "1)自治体・機関名：分割市\n4)照会内容\n一つ目。二つ目。三つ目。");
    InquiryId whole = inquiries.ofMail(mail);
    act(whole, "parts").andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("1件以上")));
    act(whole, "parts", "parts[0].subject", "", "parts[0].text", "二つ目。")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("二つ目。")));
    String seen = inquiries.version(whole);
    act(whole, "parts", "parts[0].subject", "二つ目の件", "parts[0].text", "二つ目。", "parts[2].subject", "三つ目の件", "parts[2].text", "三つ目。")
        .andExpect(status().is3xxRedirection());
    List<InquiryId> parts =
        jdbc.sql("select i.id from inquiry i join inquiry_link l on l.case_key = i.case_key where l.inquiry_id = ? order by i.number")
            .param(whole.value())
            .query(UUID.class)
            .list()
            .stream()
            .map(InquiryId::new)
            .toList();
    assertThat(parts).hasSize(2);
    assertThat(inquiries.steps(parts.get(1))).containsExactly("UserTask_CheckInquiry");
    page(parts.get(0))
        .andExpect(content().string(containsString("二つ目の件")))
        .andExpect(content().string(containsString("分割市")))
        .andExpect(content().string(containsString("分ける前の相談")));
    page(whole)
        .andExpect(content().string(containsString("三つ目の件")))
        .andExpect(content().string(not(containsString("重複の可能性"))));
    assertThat(inquiries.mails(whole, "M01")).hasSize(1);
    assertThat(inquiries.mails(whole, "inquiry-split"))
        .singleElement()
        .asString()
        .contains(shown(whole), shown(parts.get(0)) + "　二つ目の件", shown(parts.get(1)) + "　三つ目の件");
    assertThat(inquiries.mails(parts.get(0), "M01")).isEmpty();

    send(whole, "parts", "version", seen, "parts[0].subject", "四つ目の件", "parts[0].text", "四つ目。")
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("四つ目の件")));
  }

  @Test
  @DisplayName("番号で関連付け、どちらからも見え、外せて、無い番号は断る。同じ機関の前の相談が並ぶ")
  void connects() throws Exception {
    String office = "関連市" + UUID.randomUUID();
    InquiryId one = inquiries.called(clerk.viewer(), office, null);
    InquiryId other = inquiries.called(clerk.viewer(), "別の" + office, null);
    for (String act : List.of("links", "merge")) {
      act(one, act, "number", "　")
          .andExpect(status().isUnprocessableEntity())
          .andExpect(content().string(containsString("番号を記入してください")));
    }
    act(one, "links", "number", "R7-伴走-05-999999").andExpect(status().isUnprocessableEntity());
    act(one, "links", "number", shown(one)).andExpect(status().isUnprocessableEntity());
    act(one, "links", "number", shown(other)).andExpect(status().is3xxRedirection());
    act(one, "links", "number", shown(other))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("すでに関連付けています")));
    assertThat(links(other)).contains("/inquiries/" + one.value());
    act(one, "links/removal", "number", shown(other)).andExpect(status().is3xxRedirection());
    assertThat(links(other)).doesNotContain("/inquiries/" + one.value());
    act(one, "links/removal", "number", shown(other)).andExpect(status().isNotFound());

    inquiries.end(clerk.viewer(), one);
    InquiryId again = inquiries.called(clerk.viewer(), office, null);
    page(again)
        .andExpect(content().string(containsString("同じ相談者からの相談")))
        .andExpect(content().string(containsString("/inquiries/" + one.value())));
  }

  private String shown(InquiryId id) {
    return numbers.shown(
        jdbc.sql("select case_key from inquiry where id = ?").param(id.value()).query(String.class).single());
  }

  private ResultActions page(InquiryId id) throws Exception {
    return mvc.perform(get("/inquiries/" + id.value()).with(clerk.signedIn())).andExpect(status().isOk());
  }

  private ResultActions act(InquiryId id, String what, String... fields) throws Exception {
    MockHttpServletRequestBuilder request = request(id, what).param("version", inquiries.version(id));
    return mvc.perform(with(request, fields));
  }

  private ResultActions send(InquiryId id, String what, String... fields) throws Exception {
    return mvc.perform(with(request(id, what), fields));
  }

  private MockHttpServletRequestBuilder request(InquiryId id, String what) {
    return post("/inquiries/" + id.value() + "/" + what).with(csrf()).with(clerk.signedIn());
  }

  private static MockHttpServletRequestBuilder with(MockHttpServletRequestBuilder request, String... fields) {
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return request;
  }

  /** What it is connected with; the same asker's other cases stand elsewhere on the page. */
  private String links(InquiryId id) throws Exception {
    String page = page(id).andReturn().getResponse().getContentAsString();
    int begin = page.indexOf("id=\"links\"");
    return page.substring(begin, page.indexOf("</section>", begin));
  }
}
