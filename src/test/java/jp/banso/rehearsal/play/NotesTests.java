package jp.banso.rehearsal.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.rehearsal.RehearsalReport;
import jp.banso.worklist.HolderWords;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BansoTest
@DisplayName("リハーサルで見たこと")
class NotesTests {

  @Autowired private Worklist worklist;
  @Autowired private HolderWords holders;
  @Autowired private Clock clock;

  @Test
  @DisplayName("止まったままの処理は、その件とともに、進められなかった手順となる")
  void namesWhatHasStopped() {
    Notes notes = new Notes(clock, holders);
    String ref = UUID.randomUUID().toString();
    String area = "R7-BANSO-05-0" + ref.substring(0, 7).toUpperCase(Locale.ROOT);
    worklist.open(
        Source.INCIDENT, ref, ProgrammeCode.BANSO, Groups.secretariat(ProgrammeCode.BANSO), new CaseKey(area), "nobody's",
        "処理が止まっています（" + ref + "）");
    notes.stopped(worklist.stopped(), "止まりました");
    worklist.close(Source.INCIDENT, ref);

    assertThat(notes.problems())
        .filteredOn(problem -> problem.step().contains(ref))
        .singleElement()
        .extracting(RehearsalReport.Problem::about, RehearsalReport.Problem::reason)
        .containsExactly(area, "止まりました");
  }
}
