package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.banso.BansoTest;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.forms.CaseFile;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@BansoTest
@DisplayName("申込書の文章の検索")
class SearchExactnessTests {

  private static final List<String> WORDS =
      List.of(
          "在宅", "医療", "訪問", "看護", "連携", "会議", "多職種", "地域", "薬局", "拠点", "秋田", "大仙", "ICT", "ｉｃｔ", "まほろば",
          "マホロバ", "ﾏﾎﾛﾊﾞ", "𠮷", "𠮷野", "髙", "髙田", "①", "1", "１", "死", "死亡診断", "ない言葉", "100%", "_", "看取り");

  private static final List<String> PARTS =
      List.of(
          "在宅", "医療を", "訪問", "看護", "連携して", "会議", "多職種", "の地域", "薬局", "拠点", "ＩＣＴ", "まほろば", "ﾏﾎﾛﾊﾞ", "𠮷野",
          "髙田", "①", "死亡診断", "100％", "a_b", "看取り", "、", "。", "\n", "1");

  @Autowired private ApplicationContext context;
  @Autowired private ApplicationQueries queries;
  @Autowired private JdbcClient jdbc;

  @Test
  @DisplayName("索引による検索は、一字でも二字でも記号でも、LIKEと同じものだけを見つけ、ほかの県の人には何も見つからない")
  void findsExactlyWhatLikeFinds() {
    Region region = new Region(context);
    CallId call = region.call();
    Person drafter = region.person(RoleKind.REGION, "05");
    ApplicationId first = region.filled(call, drafter, "05", "valid-01-akita-daisen-senboku-15");
    region.handOver(drafter, first);
    region.copiesBehind(first, 60);
    Random random = new Random(5);
    for (String id : jdbc.sql("select id::text from application where call_id = ? and id <> ? order by case_key")
        .params(call.value(), first.value()).query(String.class).list()) {
      String text =
          IntStream.range(0, random.nextInt(6)).mapToObj(at -> PARTS.get(random.nextInt(PARTS.size())))
              .collect(Collectors.joining());
      jdbc.sql("insert into application_text values (cast(? as uuid), search_fold(?), '', '')").params(id, text).update();
    }
    var official = region.viewer(region.person(RoleKind.PREFECTURE, "05"));
    var foreign = region.viewer(region.person(RoleKind.PREFECTURE, "06"));
    int hits = 0;
    for (String word : WORDS) {
      ApplicationFilter filter = new ApplicationFilter(call.value(), null, PrefectureCode.of("05"), word);
      List<String> found =
          queries.page(official, filter, null, 100).stream().map(line -> line.key().value()).toList();
      assertThat(found).as(word).isEqualTo(like(call, word));
      assertThat(queries.count(official, filter).number()).as(word).isEqualTo(found.size());
      assertThat(queries.count(foreign, filter).number()).as(word).isZero();
      hits += found.size();
    }
    assertThat(hits).isGreaterThan(100);
  }

  /** Every row of the call is read and judged. */
  private List<String> like(CallId call, String word) {
    return jdbc.sql(
            "select a.case_key from application a join application_text t on a.id = t.application_id,"
                + " lateral (select '%' || regexp_replace(search_fold(:word), '([%_\\\\])', '\\\\\\1', 'g') || '%') p (word)"
                + " where a.call_id = :call and (t.words like p.word or search_fold(a.drafter_organisation) like p.word"
                + " or search_fold(a.area_name) like p.word or position(upper(search_fold(:word)) in a.case_key) > 0) order by a.case_key")
        .param("word", word)
        .param("call", call.value())
        .query(String.class)
        .list();
  }
}
