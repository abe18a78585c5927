package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jp.banso.BansoTest;
import jp.banso.SqlLog;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** とりまとめ一覧 with 12 and with 60 regions, in turns. */
@BansoTest
@DisplayName("とりまとめ一覧の速さ")
class BoardBench {

  private static final int TURNS = 30;

  @Autowired private ApplicationContext context;

  @Test
  @DisplayName("60地域の一覧は、12地域と同じ回数の問合せで、その3倍より速く開く")
  void sixtyRowsAreAsQuickAsTwelve() throws Exception {
    Region region = new Region(context);
    Board few = new Board(region, 12);
    Board many = new Board(region, 60);
    List<Long> fast = new ArrayList<>();
    List<Long> slow = new ArrayList<>();
    for (int turn = 0; turn < TURNS * 2; turn++) {
      long a = few.open();
      long b = many.open();
      if (turn >= TURNS) {
        fast.add(a);
        slow.add(b);
      }
    }
    double ratio = (double) median(slow) / median(fast);
    System.out.printf(
        "board page: 12 rows %.1f ms (%d statements), 60 rows %.1f ms (%d statements), ratio %.2f%n", median(fast) / 1e6,
        few.statements(), median(slow) / 1e6, many.statements(), ratio);
    assertThat(many.statements()).isEqualTo(few.statements());
    assertThat(ratio).isLessThan(3);
  }

  private static final class Board {
    private final Region region;
    private final Person official;
    private final String path;

    Board(Region region, int rows) {
      this.region = region;
      CallId call = region.call();
      Person drafter = region.person(RoleKind.REGION, "05");
      official = region.person(RoleKind.PREFECTURE, "05");
      ApplicationId first = region.filled(call, drafter, "05", "valid-01-akita-daisen-senboku-15");
      region.handOver(drafter, first);
      region.copiesBehind(first, rows - 1);
      path = "/compilations/" + call.value();
    }

    long open() throws Exception {
      long begin = System.nanoTime();
      region.open(official, path).andExpect(status().isOk());
      return System.nanoTime() - begin;
    }

    int statements() throws Exception {
      try (SqlLog log = new SqlLog()) {
        open();
        return log.ofThePage().size();
      }
    }
  }

  private static long median(List<Long> times) {
    List<Long> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
