package jp.banso.inquiries;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.inquiries.InquiryFilter.Shelf;
import jp.banso.kernel.FiscalYear;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListOrder.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The list of inquiries with {@code -Dbanso.search.rows} of them: each way in which it can be narrowed, also those that find
 * nothing, against reading the table once. The times are printed, and compared at 100,000, for which the README has the command.
 */
@BansoTest
@DisplayName("相談の一覧は、件数が多くても絞り込める")
class InquiryListSizeTests {

  private static final int PAGE = 20;
  private static final int TURNS = 5;

  @Autowired private ApplicationContext context;
  @Autowired private InquiryQueries queries;
  @Autowired private InquiryFigures figures;
  @Autowired private JdbcClient jdbc;

  private InquiryFixtures inquiries;
  private InquiryCrowd crowd;
  private TestPerson clerk;

  @BeforeEach
  void open() {
    inquiries = new InquiryFixtures(context);
    inquiries.openDesk();
    clerk = inquiries.clerk();
    crowd = new InquiryCrowd(jdbc);
    crowd.fill(InquiryCrowd.ROWS, List.of("看取"));
  }

  @AfterEach
  void clear() {
    crowd.clear();
    inquiries.endAll(clerk.viewer());
    inquiries.closeDesk();
  }

  @Test
  @DisplayName("どの絞り込みも、該当がないものも、表を一度読み通すより早く終わる")
  void everyWayOfNarrowing() {
    Viewer viewer = clerk.viewer();
    Map<String, InquiryFilter> filters = new LinkedHashMap<>();
    filters.put("open", filter(Shelf.OPEN, null, null, null, null, null, null));
    filters.put("all", filter(null, null, null, null, null, null, null));
    filters.put("ended", filter(Shelf.ENDED, null, null, null, null, null, null));
    filters.put("state, none", filter(Shelf.ENDED, InquiryState.NO_REPLY, null, null, null, null, null));
    filters.put("category, none", filter(null, null, "どれでもない", null, null, null, null));
    filters.put("kind, none", filter(null, null, null, RequesterKind.OTHER, null, null, null));
    filters.put("prefecture, none", filter(null, null, null, null, "47", null, null));
    filters.put("prefecture", filter(null, null, null, null, "05", null, null));
    filters.put("channel, none", filter(null, null, null, null, null, InquiryChannel.WEB, null));
    filters.put("year", filter(null, null, null, null, null, null, new FiscalYear(InquiryCrowd.YEAR)));
    Map<String, Long> times = new LinkedHashMap<>();
    for (Map.Entry<String, InquiryFilter> one : filters.entrySet()) {
      times.put(one.getKey(), time(() -> read(viewer, one.getValue())));
    }
    Place far =
        queries.page(viewer, filters.get("all"), InquiryColumn.RECEIVED, false, null, InquiryCrowd.ROWS / 2).stream()
            .reduce((one, two) -> two).orElseThrow().place();
    times.put(
        "page in the middle",
        time(() -> assertThat(queries.page(viewer, filters.get("all"), InquiryColumn.RECEIVED, false, far, PAGE)).hasSize(PAGE)));
    FigureFilter year = new FigureFilter(new FiscalYear(InquiryCrowd.YEAR), null, null);
    jdbc.sql("update inquiry set received_at = ?::date + (number % 300) * interval '1 day' where fiscal_year = ?")
        .param(LocalDate.of(InquiryCrowd.YEAR, 4, 2).toString())
        .param(InquiryCrowd.YEAR)
        .update();
    long whole =
        time(
            () ->
                jdbc.sql("select count(*) from inquiry where words like '%' || search_fold('看取') || '%'")
                    .query(Long.class).single());
    if (InquiryCrowd.ROWS >= InquiryCrowd.MANY) {
      assertThat(times).allSatisfy((name, time) -> assertThat(time).as(name).isLessThan(whole));
    }
    times.put("reading the table once", whole);
    times.put(
        "figures", time(() -> assertThat(figures.of(viewer, year).total().count()).isEqualTo(InquiryCrowd.ROWS)));
    times.forEach((name, nanos) -> System.out.printf("inquiries, %-22s %8.2f ms%n", name, nanos / 1e6));
    System.out.printf("inquiries: %d rows%n", InquiryCrowd.ROWS);
  }

  private void read(Viewer viewer, InquiryFilter filter) {
    List<InquiryLine> page = queries.page(viewer, filter, InquiryColumn.RECEIVED, true, null, PAGE);
    assertThat(queries.count(viewer, filter).number()).isGreaterThanOrEqualTo(page.size());
  }

  private static long time(Runnable read) {
    long[] times = new long[TURNS];
    for (int turn = 0; turn < TURNS; turn++) {
      long begin = System.nanoTime();
      read.run();
      times[turn] = System.nanoTime() - begin;
    }
    Arrays.sort(times);
    return times[TURNS / 2];
  }

  private static InquiryFilter filter(
      Shelf shelf, InquiryState state, String category, RequesterKind kind, String prefecture, InquiryChannel channel,
      FiscalYear year) {
    return new InquiryFilter(shelf, state, category, kind, prefecture, channel, year, null, null, null, null);
  }
}
