package jp.banso.inquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@BansoTest
@DisplayName("相談の入力フォーム")
class PublicInquiryTests {

  private static final String FORM = "/public/desk/inquiry";

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;

  @Autowired
  @Qualifier("technicalClock")
  private Clock technicalClock;

  private InquiryFixtures inquiries;
  private TestPerson clerk;
  private String sign;
  private String address;

  @BeforeEach
  void open() {
    inquiries = new InquiryFixtures(context);
    inquiries.openDesk();
    announced(true);
    clerk = inquiries.clerk();
    sign = UUID.randomUUID().toString();
    address = "test-" + sign;
  }

  @AfterEach
  void close() {
    inquiries.endAll(clerk.viewer());
    announced(false);
    inquiries.closeDesk();
    jdbc.sql("delete from inquiry_form_post where address = ?").param(address).update();
  }

  private void announced(boolean form) {
    jdbc.sql("update consultation_desk set web_form = ? where programme = 'BANSO' and fiscal_year = 2025").param(form).update();
  }

  @Test
  @DisplayName("同じ送信は20回重なっても一件だけ受け付け、読み直しても番号の画面のままになる")
  void takesASubmissionOnce() throws Exception {
    String token = UUID.randomUUID().toString();
    Cookie browser = mvc.perform(get(FORM)).andReturn().getResponse().getCookie("SESSION");
    assertThat(atOnce(20, i -> form(sign + "@example.jp").param("_submit", token).cookie(browser)))
        .containsOnly(302);
    assertThat(count("body = ?", sign)).isOne();
    for (int i = 0; i < 2; i++) {
      mvc.perform(get(FORM + "/sent").cookie(browser))
          .andExpect(content().string(containsString("受付番号は「R7-伴走 相談")))
          .andExpect(content().string(containsString("受付番号をメールでもお知らせしました")));
    }
    mvc.perform(get(FORM + "/sent")).andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("同じアドレスにはお知らせを3通までしか送らず、短い時間の続く送信は断る")
  void confirmsNobodyTooOften() throws Exception {
    Cookie browser = mvc.perform(get(FORM)).andReturn().getResponse().getCookie("SESSION");
    for (int i = 0; i < 5; i++) {
      mvc.perform(form(sign + "@example.jp").cookie(browser)).andExpect(redirectedUrl(FORM + "/sent"));
    }
    mvc.perform(get(FORM + "/sent").cookie(browser)).andExpect(content().string(containsString("メールではお知らせしません")));
    mvc.perform(form(sign.toUpperCase() + "@EXAMPLE.jp"))
        .andExpect(status().isTooManyRequests())
        .andExpect(content().string(containsString("短い時間に多くのお問い合わせが届いています")));
    assertThat(
            jdbc.sql("select count(*) from outbox_mail where recipient = ?").param(sign + "@example.jp").query(Integer.class).single())
        .isEqualTo(3);
    assertThat(
            jdbc.sql("select count(*) from inquiry_form_post f where f.address = ? and f::text like '%example%'")
                .param(address)
                .query(Integer.class)
                .single())
        .as("keeps no mail address").isZero();
  }

  @Test
  @DisplayName("一つの端末から同時に送られても、時間あたりの数を超えない")
  void limitsByNetworkAddress() throws Exception {
    List<Integer> answers = atOnce(23, i -> form(sign + i + "@example.jp"));
    assertThat(answers).filteredOn(answer -> answer == 302).hasSize(20);
    assertThat(answers).filteredOn(answer -> answer == 429).hasSize(3);
    assertThat(count("body = ?", sign)).isEqualTo(20);
  }

  @Test
  @DisplayName("多くの端末からの送信でフォームは閉じず、全体の限りを超えたらメールの宛先を案内する")
  void isNotClosedToEverybodyByAFew() throws Exception {
    try {
      crowd(400);
      mvc.perform(form(sign + "@example.jp")).andExpect(redirectedUrl(FORM + "/sent"));
      crowd(2600);
      mvc.perform(form(sign + "@example.jp"))
          .andExpect(status().isTooManyRequests())
          .andExpect(content().string(containsString("同じ内容を zaitaku@example.jp 宛てのメールで")))
          .andExpect(content().string(containsString(sign)));
    } finally {
      jdbc.sql("delete from inquiry_form_post where mail_hash = ?").param(sign).update();
    }
  }

  private void crowd(int posts) {
    jdbc.sql(
            "insert into inquiry_form_post (id, address, mail_hash, at)"
                + " select gen_random_uuid(), 'crowd-' || n % 150, ?, ? from generate_series(1, ?) n")
        .params(sign, Timestamp.from(technicalClock.instant()), posts)
        .update();
  }

  @Test
  @DisplayName("IPv6では、一つの回線の端末をまとめて数える")
  void countsANetworkOnce() {
    assertThat(PublicInquiries.network("2001:db8:1:2:3:4:5:6")).isEqualTo(PublicInquiries.network("2001:db8:1:2::9"))
        .isNotEqualTo(PublicInquiries.network("2001:db8:1:3::9"));
    assertThat(PublicInquiries.network("192.0.2.7")).isEqualTo("192.0.2.7");
  }

  private List<Integer> atOnce(int times, IntFunction<MockHttpServletRequestBuilder> request) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        MockHttpServletRequestBuilder one = request.apply(i);
        tasks.add(() -> mvc.perform(one).andReturn().getResponse().getStatus());
      }
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> answer : threads.invokeAll(tasks)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private MockHttpServletRequestBuilder form(String mail) {
    return post(FORM)
        .with(csrf())
        .with(
            request -> {
              request.setRemoteAddr(address);
              return request;
            })
        .param("organisation", "秋田県仙北市")
        .param("name", "相談 花子")
        .param("mail", mail)
        .param("telephone", "")
        .param("subject", "会議")
        .param("body", sign);
  }

  private int count(String condition, String value) {
    return jdbc.sql("select count(*) from inquiry where " + condition).param(value).query(Integer.class).single();
  }
}
