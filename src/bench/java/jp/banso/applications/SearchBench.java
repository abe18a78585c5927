package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jp.banso.BansoTest;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Japanese words in {@code -Dbanso.bench.rows} forms (100,000): the first 20 and the count, beside LIKE over the same rows. */
@BansoTest
@DisplayName("申込書の文章の検索の速さ")
class SearchBench {

  private static final int ROWS = Integer.getInteger("banso.bench.rows", 100_000);
  private static final int TURNS = 5;
  /** Two letters to a phrase, each in about one of a thousand forms. */
  private static final List<String> WORDS =
      List.of("𠮷野", "看取", "難病", "終末", "褥瘡", "透析", "ﾏﾎﾛﾊﾞ", "死亡診断", "小児在宅");

  @Autowired private ApplicationContext context;
  @Autowired private ApplicationQueries queries;
  @Autowired private JdbcClient jdbc;

  @Test
  @DisplayName("索引による検索は、LIKEの5倍より速く、同じ件数を見つける")
  void isFasterThanLike() {
    Region region = new Region(context);
    CallId call = region.call();
    Person drafter = region.person(RoleKind.REGION, "05");
    ApplicationId first = region.draft(call, drafter, "05");
    jdbc.sql("update application set received_at = changed_at where id = ?").param(first.value()).update();
    fill(first);
    Viewer viewer = region.viewer(region.person(RoleKind.SECRETARIAT, null));
    System.out.printf("%-8s %8s %12s %12s %8s%n", "word", "hits", "index ms", "like ms", "ratio");
    double least = Double.MAX_VALUE;
    for (String word : WORDS) {
      ApplicationFilter filter = new ApplicationFilter(call.value(), null, null, word);
      List<Long> index = new ArrayList<>();
      List<Long> like = new ArrayList<>();
      long found = 0;
      long all = 0;
      for (int turn = 0; turn <= TURNS; turn++) {
        long begin = System.nanoTime();
        queries.page(viewer, filter, null, 20);
        found = queries.count(viewer, filter).number();
        long between = System.nanoTime();
        all = like(call, word);
        long end = System.nanoTime();
        if (turn > 0) {
          index.add(between - begin);
          like.add(end - between);
        }
      }
      double ratio = (double) median(like) / median(index);
      System.out.printf("%-8s %8d %12.2f %12.2f %8.1f%n", word, found, median(index) / 1e6, median(like) / 1e6, ratio);
      assertThat(found).as(word).isEqualTo(all);
      least = Math.min(least, ratio);
    }
    System.out.printf("least ratio %.1f over %d rows%n", least, ROWS);
    assertThat(least).isGreaterThan(5);
  }

  private void fill(ApplicationId first) {
    jdbc.sql(
            "insert into application select copied.* from application a, generate_series(1, :copies) series (n),"
                + " jsonb_populate_record(null::application, to_jsonb(a) || jsonb_build_object('id', gen_random_uuid(),"
                + " 'number', 1000 + series.n, 'case_key', a.case_key || lpad(series.n::text, 6, '0'))) copied where a.id = :id")
        .param("copies", ROWS)
        .param("id", first.value())
        .update();
    jdbc.sql(
            "insert into application_text select a.id, search_fold((select string_agg(case when random() < 0.0002 then"
                + " (cast(:rare as text[]))[1 + floor(random() * cardinality(cast(:rare as text[])))::int] else"
                + " (cast(:words as text[]))[1 + floor(random() * cardinality(cast(:words as text[])))::int] end, '')"
                + " from generate_series(1, 60) part where a.number is not null)), '', ''"
                + " from application a where a.call_id = (select call_id from application where id = :id)"
                + " on conflict do nothing")
        .param("rare", WORDS.toArray(String[]::new))
        .param(
            "words",
            ("在宅 医療 訪問 看護 連携 会議 多職種 地域 薬局 拠点 の を に が は で と 、 。 市町村 支援 調整 研修 住民 入退院 急変 診療所 病院 歯科 介護"
                    + " 計画 体制 整備 運用 課題 目標 評価 開催 参加 協力 情報 共有 推進 事業 圏域 医師会 保健所 包括 相談 窓口")
                .split(" "))
        .param("id", first.value())
        .update();
    jdbc.sql("analyze application").update();
    jdbc.sql("analyze application_text").update();
  }

  private long like(CallId call, String word) {
    String where =
        " from application a join application_text t on a.id = t.application_id where a.call_id = :call"
            + " and t.words like '%' || search_fold(:word) || '%'";
    jdbc.sql("select a.*" + where + " order by a.case_key limit 20")
        .param("call", call.value())
        .param("word", word)
        .query((row, number) -> row.getString("case_key"))
        .list();
    return jdbc.sql("select count(*)" + where)
        .param("call", call.value())
        .param("word", word)
        .query(Long.class)
        .single();
  }

  private static long median(List<Long> times) {
    List<Long> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
