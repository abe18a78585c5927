package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.forms.CaseFile;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.RoleKind;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Row 35 of the catalogue of faults, at the doors; every code of the table is in {@code PrefectureCodeTest} and {@code MunicipalityCodeTest}. */
@BansoTest
@DisplayName("ほかの都道府県のコード、存在しないコード")
class PrefectureCodesTests {

  private static final String OWN = "05";

  @Autowired private ApplicationContext context;
  @Autowired private JdbcClient jdbc;

  private Region region;
  private CallId call;
  private Person drafter;
  private Person official;
  private Person clerk;
  private List<String> codes;

  @BeforeEach
  void openCall() {
    region = new Region(context);
    call = region.call();
    region.desk(OWN);
    drafter = region.person(RoleKind.REGION, OWN);
    official = region.person(RoleKind.PREFECTURE, OWN);
    clerk = region.person(RoleKind.SECRETARIAT, null);
    codes = new ArrayList<>(List.of("00", "01", "04", "05", "06", "12", "13", "26", "47", "48", "49", "99"));
    codes.addAll(List.of("", "5", "05 ", "052019", "秋田県", "０５", "-5", "05,12", UUID.randomUUID().toString()));
  }

  @Test
  @DisplayName("自分の県のほかでは申込書を始められず、県の画面はどのコードでも自分の県だけを示し、何も増えない")
  void opensTheOwnPrefectureOnly() throws Exception {
    for (String code : codes) {
      if (!code.equals(OWN)) {
        region.send(drafter, "/applications", Map.of("prefecture", new String[] {code}, "call", new String[] {call.value().toString()}))
            .andExpect(status().is4xxClientError());
        int answer =
            region.open(official, "/compilations/" + call.value() + "?prefecture=" + code.replace(" ", "+"))
                .andReturn().getResponse().getStatus();
        assertThat(answer).as(code).isIn(200, 400, 404);
        if (answer == 200) {
          assertThat(
                  region.open(official, "/compilations/" + call.value() + "?prefecture=" + code.replace(" ", "+"))
                      .andReturn().getResponse().getContentAsString())
              .as(code).contains("秋田県");
        }
      }
    }
    assertThat(jdbc.sql("select count(*) from application where call_id = ?").param(call.value()).query(Integer.class).single()).isZero();
  }

  @Test
  @DisplayName("メールの受付には、存在する47のコードだけが使え、ほかは400で何も記録しない")
  void recordsNoUnknownPrefecture() throws Exception {
    for (String code : codes) {
      if (PrefectureCode.all().stream().noneMatch(one -> one.value().equals(code))) {
        Map<String, String[]> mail = new HashMap<>();
        Map.of(
                "prefecture", code, "areaName", "地域", "senderMail", "iryo@example.jp", "representativeMail", "", "arrivedOn",
                Wareki.date(region.today()), "arrivedAt", "0:01", "supersedes", "", "act", "record")
            .forEach((name, value) -> mail.put(name, new String[] {value}));
        region.send(clerk, "/intake", mail).andExpect(status().is(Matchers.oneOf(400, 404, 422)));
      }
    }
    assertThat(jdbc.sql("select count(*) from application where call_id = ?").param(call.value()).query(Integer.class).single()).isZero();
  }

  @Test
  @DisplayName("申込書の都道府県の欄は、47の選択肢のほかを保存しない。別の県を選べば、県が違うことを示す")
  void keepsNoUnknownPrefectureInTheForm() throws Exception {
    ApplicationId id = region.filled(call, drafter, OWN, CaseFile.VALID.get(0));
    for (String code : List.of("00", "48", "99", "052019", "秋田")) {
      Map<String, String[]> sent = new HashMap<>(CaseFile.load(CaseFile.VALID.get(0)).parameters());
      sent.put("a.prefecture", new String[] {code});
      sent.put("version", new String[] {"" + region.version(drafter, id)});
      region.send(drafter, "/applications/" + id.value() + "/edit", sent);
      assertThat(region.column(id, "answers ->> 'prefecture'")).as(code).isIn(OWN, null, "");
    }
    assertThat(region.column(id, "prefecture_code")).isEqualTo(OWN);
  }
}
