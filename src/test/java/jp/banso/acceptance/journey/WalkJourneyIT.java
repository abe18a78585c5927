package jp.banso.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The FY2025 call of 伴走支援 on real screens, from its publication to the final report: each person
 * signs in, finds the step on the list of work, and takes it. After the third meeting the power fails
 * and the way forks: one run has settled its plan, the other, beside it, needs the fourth.
 */
@DisplayName("公募の公表から最終報告まで")
class WalkJourneyIT {

  private static Chromium chromium;
  private static Stage stage;

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.start();
    stage = Stage.open(chromium, "walk");
  }

  @AfterAll
  static void stop() {
    if (stage != null) {
      stage.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  @DisplayName("画面だけで、公表から最終報告まで進む（第4回会議のない年とある年）")
  void walksTheCall() throws IOException {
    stage.visitor().open("/").sees("ログイン").picture("login");
    ApplicationActs applications = new ApplicationActs(stage);
    applications.publishTheCall();
    applications.draftApplications();
    applications.compileAndSubmit();
    applications.closeAtTheDeadline();

    SelectionActs selection = new SelectionActs(stage, applications);
    selection.judgeEligibility();
    selection.review();
    selection.releaseResults();

    SupportActs support = new SupportActs(stage);
    supportUntilTheThirdMeeting(support);

    stage.eventually(stage.as("jimu"), "/", "第4回（予備）の要否を判断する");
    List<?> work = stage.as("jimu").work();
    assertThat(work).isNotEmpty();
    stage.cutPower();
    Path database = stage.copyOfDatabase("walk-with-a-fourth-meeting");
    CompletableFuture<Void> other = CompletableFuture.runAsync(() -> walksOnFrom(database, support, work));
    stage.startAgain();
    assertThat(stage.as("jimu").work()).as("the same work is there after a power cut").isEqualTo(work);
    support.settle(true);
    support.report();
    other.join();
  }

  /** At the same time, on a copy of the database, with a browser of its own. */
  private static void walksOnFrom(Path database, SupportActs support, List<?> work) {
    try (Chromium second = Chromium.start();
        Stage other = stage.on(second, database)) {
      assertThat(other.as("jimu").work()).isEqualTo(work);
      SupportActs there = support.on(other);
      there.settle(false);
      there.meet(4, "令和8年1月28日", "令和8年2月4日");
      there.report();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void supportUntilTheThirdMeeting(SupportActs support) {
    support.begin();
    support.answerQuestion();
    support.meet(1, "令和7年9月3日", "令和7年9月10日");
    support.submitMeasures("連絡先を知る機関の割合");
    support.dispatch();
    support.meet(2, "令和7年11月5日", "令和7年11月12日");
    support.reportDispatch();
    support.submitMeasures("連絡先を知る機関の割合を9割とする");
    support.meet(3, "令和8年1月7日", "令和8年1月14日");
  }
}
