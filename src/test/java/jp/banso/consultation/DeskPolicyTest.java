package jp.banso.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import jp.banso.consultation.DeskTerms.Channels;
import jp.banso.consultation.DeskTerms.CheckLine;
import jp.banso.kernel.FiscalYear;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("相談窓口の条件の確かめ")
class DeskPolicyTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);

  @Test
  @DisplayName("通知の日、期間の初日と末日は、閉庁日でも通知のとおりに書ける")
  void takesPrintedDaysThatAreClosed() {
    assertThat(problems("2026-06-24", "2026-06-26", "2027-02-28")).isEmpty();
    assertThat(problems("2026-06-27", "2026-06-28", "2027-02-28")).isEmpty();
  }

  @Test
  @DisplayName("通知の前の開設、初日の前の末日、ほかの年度、過ぎた末日を拒む")
  void refusesWhatContradicts() {
    assertThat(keys("2026-06-26", "2026-06-24", "2027-02-28")).containsExactly("beforeNotice");
    assertThat(keys("2026-06-24", "2026-06-26", "2026-06-25")).containsExactly("period");
    assertThat(keys("2027-06-24", "2027-06-25", "2028-02-28")).containsExactly("year", "year");
    assertThat(
            DeskPolicy.problems(
                terms("2026-06-24", "2026-06-26", "2027-02-26", "9:00", Channels.MAIL_ONLY, null),
                new FiscalYear(2026), LocalDate.of(2027, 3, 1)))
        .extracting(DeskProblem::messageKey)
        .containsExactly("consultation.desk.refused.past");
  }

  @Test
  @DisplayName("終わりの時刻は始まりより後、電話でも受けるなら番号が要る")
  void needsHoursAndATelephone() {
    assertThat(
            DeskPolicy.problems(
                terms("2026-06-24", "2026-06-26", "2027-02-26", "17:00", Channels.MAIL_PREFERRED, null),
                new FiscalYear(2026), TODAY))
        .extracting(DeskProblem::field)
        .containsExactly("closesAt", "telephone");
  }

  @Test
  @DisplayName("確認事項は1行に1つで、※を付けた事項だけが回答を送る前に必要になる")
  void readsTheChecklist() {
    assertThat(CheckLine.of(1, " ※ 個人が分からない")).isEqualTo(new CheckLine(1, "個人が分からない", true));
    assertThat(CheckLine.of(2, "章を確かめた")).isEqualTo(new CheckLine(2, "章を確かめた", false));
    assertThat(terms("2026-06-24", "2026-06-26", "2027-02-26", "9:00", Channels.MAIL_ONLY, null).checkLines()).isEmpty();
  }

  @Test
  @DisplayName("即答の点検の最多は最少以上")
  void needsAsManyAtMostAsAtLeast() {
    DeskTerms terms =
        terms(
            "2026-06-24", "2026-06-26", "2027-02-26", "9:00", Channels.MAIL_ONLY, null,
            new SampleTerms(true, 10, 5, 4, 1, 10));
    assertThat(DeskPolicy.problems(terms, new FiscalYear(2026), TODAY))
        .extracting(DeskProblem::field, DeskProblem::other)
        .containsExactly(tuple("checkMost", "checkLeast"));
  }

  @Test
  @DisplayName("確認事項は、※だけの行と同じ行を拒む")
  void refusesALineOfTheChecklistThatSaysNothing() {
    assertThat(checklist("※章を確かめた\n個人が分からない")).isEmpty();
    assertThat(checklist("章を確かめた\n ※ \n")).containsExactly(tuple("checklist", "consultation.desk.refused.checkEmpty"));
    assertThat(checklist("章を確かめた\n※ 章を確かめた"))
        .containsExactly(tuple("checklist", "consultation.desk.refused.checkTwice"));
  }

  private static List<Tuple> checklist(String lines) {
    DeskTerms terms =
        terms(
            "2026-06-24", "2026-06-26", "2027-02-26", "9:00", Channels.MAIL_ONLY, null,
            new SampleTerms(true, 10, 3, 20, 1, 10), lines);
    return DeskPolicy.problems(terms, new FiscalYear(2026), TODAY).stream()
        .map(problem -> tuple(problem.field(), problem.messageKey()))
        .toList();
  }

  private List<String> keys(String noticeOn, String opensOn, String closesOn) {
    return problems(noticeOn, opensOn, closesOn).stream()
        .map(problem -> problem.messageKey().replace("consultation.desk.refused.", ""))
        .toList();
  }

  private List<DeskProblem> problems(String noticeOn, String opensOn, String closesOn) {
    return DeskPolicy.problems(
        terms(noticeOn, opensOn, closesOn, "9:00", Channels.MAIL_ONLY, null), new FiscalYear(2026), TODAY);
  }

  private static DeskTerms terms(
      String noticeOn, String opensOn, String closesOn, String opensAt, Channels channels, String telephone) {
    return terms(
        noticeOn, opensOn, closesOn, opensAt, channels, telephone, new SampleTerms(true, 10, 3, 20, 1, 10));
  }

  private static DeskTerms terms(
      String noticeOn, String opensOn, String closesOn, String opensAt, Channels channels, String telephone,
      SampleTerms sample) {
    return terms(noticeOn, opensOn, closesOn, opensAt, channels, telephone, sample, null);
  }

  private static DeskTerms terms(
      String noticeOn, String opensOn, String closesOn, String opensAt, Channels channels, String telephone,
      SampleTerms sample, String checklist) {
    LocalTime opens = opensAt.equals("9:00") ? LocalTime.of(9, 0) : LocalTime.of(17, 0);
    return new DeskTerms(
        "相談窓口", null, "皆様", LocalDate.parse(noticeOn), LocalDate.parse(opensOn), LocalDate.parse(closesOn), opens,
        LocalTime.of(17, 0), "平日9時から17時まで", channels, "madoguchi@example.jp", telephone, null, null, new CallbackTerms(1, 3, 60), null, null,
        null, "ほかの目的では使用しません。", null, 5, 5, 5, null, null, false,
        AllowedUses.of(List.of()), 5, sample, checklist, null, 10);
  }
}
