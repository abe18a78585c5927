package jp.banso.acceptance.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jp.banso.PlainClient;

/** A call is rehearsed by the packaged application, in a process started from the same jar. */
public final class RehearsalPlay {

  /**
   * What the report has to name as not written, so that every other kind of mail is in the play: FY2025's terms tell no
   * reserve its rank (M17), nobody in the play takes back, cancels or stops what these would tell of, and nobody is invited,
   * asked for an intent or writes by mail.
   */
  private static final Set<String> WITHOUT_OCCASION =
      Set.of(
          "M17", "M42", "call-cancelled", "change-lapsed", "change-withdrawn", "question-withdrawn",
          "extension-withdrawn", "person-attached", "selection-review-ended", "dispatch-cancelled", "dispatch-not-held",
          "dispatch-not-sent", "question-taken-back", "support-stopped", "invitation", "login-code", "login-names",
          "admission-confirm", "admission-admitted", "admission-declined", "admission-waiting", "comment-mention", "draft-asked",
          "draft-shown", "intent-request", "intent-start", "submission-confirm", "submission-word", "form-asked",
          "correction-receipt", "transcript-confirm", "case-letter", "M01", "M02", "M03", "M04", "M05",
          "inquiry-out-of-scope", "inquiry-split", "inquiry-not-reached", "inquiry-outside-period",
          "inquiry-after-last-day", "inquiry-call-receipt",
          "inquiry-after-period",
          "correction-unsent", "revision-overdue", "absence-substitute", "handed-over");

  /** The serving clock's lead over technical time, and all that a case consists of. */
  private static final List<String> UNTOUCHED =
      List.of(
          "select (business_at - technical_at)::text from business_clock",
          "select count(*)::text from application",
          "select count(*)::text from outbox_mail",
          "select string_agg(case_key || version, ',' order by case_key) from public_call");

  private final PackagedNode node;

  public RehearsalPlay(PackagedNode node) {
    this.node = node;
  }

  /**
   * Within two minutes; the report names every mail and timer, and neither the serving clock nor a case has moved.
   *
   * @param button by which somebody starts it; it is the first on this node
   * @param endOfSupport which is a closed day
   */
  public void namesEveryMailAndTimer(Runnable button, LocalDate endOfSupport) throws Exception {
    List<String> before = new ArrayList<>();
    for (String untouched : UNTOUCHED) {
      before.add(ask(untouched));
    }
    boolean idle = isIdle(ManagementFactory.getOperatingSystemMXBean());
    long begin = System.nanoTime();
    button.run();
    AtomicLong work = new AtomicLong();
    await()
        .atMost(Duration.ofMinutes(12))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              children().forEach(child -> work.accumulateAndGet(cpuSeconds(child), Math::max));
              return ask("select count(*)::text from rehearsal where ended_at is not null").equals("1");
            });
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);

    assertThat(ask("select state from rehearsal"))
        .as(ask("select failure || ': ' || failure_detail from rehearsal"))
        .isEqualTo("FINISHED");
    JsonNode report = new ObjectMapper().readTree(ask("select report::text from rehearsal"));
    assertThat(report.path("problems")).isEmpty();
    assertThat(each(report, "unsentMails", "id")).isEqualTo(WITHOUT_OCCASION);
    assertThat(lines(report, "M06")).as("what only names its desk otherwise is one mail").hasSizeLessThanOrEqualTo(3);
    assertThat(lines(report, "M16"))
        .anySatisfy(mail -> assertThat(mail.path("body").asText()).contains("応募要件の確認ができなかった"))
        .anySatisfy(mail -> assertThat(mail.path("body").asText()).doesNotContain("応募要件の確認ができなかった"));
    assertThat(each(report, "unfiredTimers", "id")).isEmpty();
    assertThat(each(report, "timers", "id"))
        .contains("applications.deadlineReminder", "support-measures-warnings", "worklist-reminders");
    assertThat(each(report, "closedDays", "day")).contains(endOfSupport.toString());
    assertThat(StreamSupport.stream(report.path("tasks").spliterator(), false))
        .allMatch(task -> !task.path("holder").asText().isEmpty());

    for (int i = 0; i < before.size(); i++) {
      assertThat(ask(UNTOUCHED.get(i))).as(UNTOUCHED.get(i)).isEqualTo(before.get(i));
    }
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> ask("select count(*)::text from pg_namespace where nspname like 'rehearsal%'").equals("0"));
    // beside other tests the machine is not its own: what it has to do is measured then, and not how long others keep it
    assertThat(idle ? seconds : work.get()).as("seconds from the button to the report, %s of work", work).isBetween(1L, 120L);
  }

  /** It is under way when this returns. */
  void begin() {
    PlainClient manager = node.signedIn("sekinin");
    start(manager, call(manager));
    await().atMost(Duration.ofMinutes(4)).until(() -> children().findAny().isPresent());
  }

  /** Once the node has ended, however suddenly. */
  void endsWithItsParent() {
    await().atMost(Duration.ofMinutes(3)).until(() -> children().findAny().isEmpty());
  }

  private static boolean isIdle(OperatingSystemMXBean machine) {
    return machine.getSystemLoadAverage() < machine.getAvailableProcessors();
  }

  private static long cpuSeconds(ProcessHandle child) {
    return child.info().totalCpuDuration().orElse(Duration.ZERO).toSeconds();
  }

  private Stream<ProcessHandle> children() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains("-Dbanso.rehearsal.of=" + node.processId()));
  }

  private static String call(PlainClient manager) {
    Matcher link = Pattern.compile("/calls/([0-9a-f-]{36})").matcher(manager.get("/calls").body());
    assertThat(link.find()).isTrue();
    return "/calls/" + link.group(1);
  }

  private static String start(PlainClient manager, String call) {
    return manager.send(call + "/rehearsals", call + "/rehearsals").headers().firstValue("Location")
        .map(location -> location.substring(location.indexOf("/rehearsals/")))
        .orElseThrow();
  }

  private static List<JsonNode> lines(JsonNode report, String kind) {
    return StreamSupport.stream(report.path("mails").spliterator(), false)
        .filter(mail -> mail.path("kind").asText().equals(kind))
        .toList();
  }

  private static Set<String> each(JsonNode report, String list, String field) {
    Set<String> values = new TreeSet<>();
    report.path(list).forEach(line -> values.add(line.path(field).asText()));
    return values;
  }

  private String ask(String sql) throws IOException, SQLException {
    return node.ask(sql).get(0);
  }
}
