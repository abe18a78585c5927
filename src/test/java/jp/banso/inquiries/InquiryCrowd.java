package jp.banso.inquiries;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code -Dbanso.search.rows} ended inquiries of a year in which there was no desk, told from what other tests write. */
final class InquiryCrowd {

  static final int ROWS = Integer.getInteger("banso.search.rows", 6_000);
  /** From how many on the times are compared. */
  static final int MANY = 100_000;
  static final int YEAR = 1999;

  private final JdbcClient jdbc;

  InquiryCrowd(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Fills the table.
   *
   * @param rare words of which each stands in about one of a thousand, and in one at least
   */
  void fill(int rows, List<String> rare) {
    jdbc.sql(
            "insert into inquiry (id, programme, fiscal_year, number, case_key, desk_id, purpose, channel, state,"
                + " organisation, requester_kind, prefecture_code, category, subject, body, received_at, answer_due,"
                + " ended_at, answered_at, recorded_at, answer, answer_minutes)"
                + " select gen_random_uuid(), 'BANSO', :year, n, 'R0-BANSO-I' || n, :desk, '試験',"
                + " (array['MAIL', 'TELEPHONE', 'VOICE', 'OTHER'])[1 + n % 4],"
                + " case when n % 50 = 0 then 'OUT_OF_SCOPE' else 'ANSWERED' end,"
                + " '試験の機関' || n, (array['PREFECTURE', 'MUNICIPALITY', 'HUB'])[1 + n % 3], lpad((1 + n % 46)::text, 2, '0'),"
                + " (array['制度', '運用', '会議'])[1 + n % 3], '照会' || n,"
                + " (select string_agg(case when random() < :chance then"
                + " (cast(:rare as text[]))[1 + floor(random() * cardinality(cast(:rare as text[])))::int] else"
                + " (cast(:words as text[]))[1 + floor(random() * cardinality(cast(:words as text[])))::int] end, '')"
                + " from generate_series(1, 60) part where n is not null) || coalesce((cast(:rare as text[]))[1 + n % 3000], ''),"
                + " timestamptz '2000-01-01' + n * interval '1 minute', timestamptz '2000-01-05', timestamptz '2000-01-04',"
                + " timestamptz '2000-01-04', timestamptz '2000-01-01', '試験', n % 900"
                + " from generate_series(1, :rows) n")
        .param("year", YEAR)
        .param("desk", UUID.randomUUID())
        .param("rows", rows)
        .param("chance", 30.0 / 60 / 1000)
        .param("rare", rare.toArray(String[]::new))
        .param(
            "words",
            ("在宅 医療 訪問 看護 連携 会議 多職種 地域 薬局 拠点 の を に が は で と 、 。 市町村 支援 調整 研修 住民 入退院 急変 診療所 病院 歯科 介護"
                    + " 計画 体制 整備 運用 課題 目標 評価 開催 参加 協力 情報 共有 推進 事業 圏域 医師会 保健所 包括 相談 窓口")
                .split(" "))
        .update();
    jdbc.sql("analyze inquiry").update();
  }

  void clear() {
    jdbc.sql("delete from inquiry where fiscal_year = ?").param(YEAR).update();
  }
}
