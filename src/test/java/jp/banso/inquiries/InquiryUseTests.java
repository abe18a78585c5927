package jp.banso.inquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.consultation.DeskUse;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@BansoTest
@DisplayName("照会の利用目的と利用の記録")
class InquiryUseTests {

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private MessageSource messages;
  @Autowired private InquiryUses uses;

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
  @DisplayName("受け付けたときの利用目的で認められない利用は、その利用目的を示して断る")
  void refusesWhatWasNotAnnounced() throws Exception {
    InquiryId now = inquiries.called(clerk.viewer(), "仙北市", asker());
    InquiryId before = inquiries.calledAt(clerk.viewer(), Instant.parse("2024-10-01T01:00:00Z"));
    assertThat(uses.check(clerk.viewer(), now, DeskUse.GUIDEBOOK).isDone()).isTrue();
    assertThat(uses.check(clerk.viewer(), now, DeskUse.KNOWLEDGE).isDone()).isTrue();
    assertThat(uses.check(clerk.viewer(), before, DeskUse.PACKAGE).isDone()).isTrue();
    assertThat(uses.check(clerk.viewer(), before, DeskUse.DISCLOSURE).isDone()).isTrue();
    assertThat(refusal(before, DeskUse.GUIDEBOOK))
        .contains("支援パッケージの開発を行ううえでの参考", "ガイドブックの改訂の参考", "使えません");
    assertThat(refusal(now, DeskUse.EXPORT)).contains("その他の目的では使用いたしません");
    assertThat(refusal(now, DeskUse.PACKAGE)).contains("支援パッケージの開発の参考");
    assertThat(refusal(now, DeskUse.FAQ)).contains("相談者の同意が必要です");
    assertThat(refusal(now, DeskUse.STATISTICS)).contains("厚生労働省の確認が記録されていない");
    mvc.perform(get("/inquiries/" + now.value()).with(clerk.signedIn()))
        .andExpect(content().string(containsString("ガイドブックの改訂の参考")))
        .andExpect(content().string(not(containsString("支援パッケージの開発の参考"))));

    InquiryUses.Usable usable = uses.usable(clerk.viewer(), List.of(before, now), DeskUse.GUIDEBOOK);
    assertThat(usable).isEqualTo(new InquiryUses.Usable(List.of(now), 1));
    assertThatThrownBy(() -> uses.record(clerk.viewer(), DeskUse.GUIDEBOOK, List.of(before), "x"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("行った利用は記録され、窓口のほかには見えない")
  void keepsARegister() throws Exception {
    InquiryId id = inquiries.called(clerk.viewer(), "仙北市", asker());
    String about = "改訂の候補 " + UUID.randomUUID();
    uses.record(clerk.viewer(), DeskUse.GUIDEBOOK, List.of(id), about);
    mvc.perform(get("/inquiries/uses").with(clerk.signedIn()))
        .andExpect(content().string(containsString(about)))
        .andExpect(content().string(containsString("試験の担当者")));
    assertThat(
            jdbc.sql("select details ->> 'use' from audit_entry where details ->> 'about' = ?")
                .param(about)
                .query(String.class)
                .list())
        .containsExactly("ガイドブックの改訂の参考");
    TestPerson other = TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.RENKEI);
    TestPerson ministry = TestPerson.with(context, RoleKind.MINISTRY, ProgrammeCode.BANSO);
    mvc.perform(get("/inquiries/uses").with(other.signedIn())).andExpect(content().string(not(containsString(about))));
    mvc.perform(get("/inquiries/uses").with(ministry.signedIn())).andExpect(status().isNotFound());
    assertThatThrownBy(() -> uses.check(other.viewer(), id, DeskUse.GUIDEBOOK)).isInstanceOf(NotFound.class);
    assertThat(uses.usable(other.viewer(), List.of(id), DeskUse.GUIDEBOOK).leftOut()).isOne();
  }

  private String refusal(InquiryId id, DeskUse use) {
    Outcome.Refused<Void> refused = (Outcome.Refused<Void>) uses.check(clerk.viewer(), id, use);
    return messages.getMessage(refused.messageKey(), refused.arguments().toArray(), Locale.JAPAN);
  }

  private static String asker() {
    return "sodan-" + UUID.randomUUID() + "@example.jp";
  }
}
