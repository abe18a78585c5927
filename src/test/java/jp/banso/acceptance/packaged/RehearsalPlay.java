package jp.banso.acceptance.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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

/** The FY2025 call is rehearsed by the packaged application, in a process started from the same jar. */
final class RehearsalPlay {

  /** Of the call's own and of issue 3 beside them, what FY2025's terms give occasion for. */
  private static final Set<String> MAILS =
      Set.of(
          "M06", "M07", "M08", "M09", "M10", "M11", "M12", "M13", "M14", "M15", "M16", "M18", "M19", "M20", "M21",
          "M22", "M23", "M24", "M25", "M26", "M27", "M28", "M30", "M31", "M32", "M34", "M41", "M43", "M44", "M45",
          "draft-reminder", "deadline-extended");

  private final PackagedNode node;

  RehearsalPlay(PackagedNode node) {
    this.node = node;
  }

  /** Within two minutes; the report names every mail and timer, and neither the serving clock nor a case has moved. */
  void namesEveryMailAndTimer() throws Exception {
    PlainClient manager = node.signedIn("sekinin");
    String call = call(manager);
    String clock = ask("select (business_at - technical_at)::text from business_clock");
    boolean idle = isIdle(ManagementFactory.getOperatingSystemMXBean());
    long before = System.nanoTime();
    String page = start(manager, call);
    AtomicLong work = new AtomicLong();
    await()
        .atMost(Duration.ofMinutes(8))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              children().forEach(child -> work.accumulateAndGet(cpuSeconds(child), Math::max));
              return manager.get(page).headers().firstValue("Refresh").isEmpty();
            });
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - before);

    assertThat(ask("select state from rehearsal")).as(manager.get(page).body()).isEqualTo("FINISHED");
    JsonNode report = new ObjectMapper().readTree(ask("select report::text from rehearsal"));
    assertThat(report.path("problems")).isEmpty();
    assertThat(each(report, "mails", "kind")).containsAll(MAILS);
    assertThat(lines(report, "M06")).as("what only names its desk otherwise is one mail").hasSizeLessThanOrEqualTo(3);
    assertThat(lines(report, "M16"))
        .anySatisfy(mail -> assertThat(mail.path("body").asText()).contains("応募要件の確認ができなかった"))
        .anySatisfy(mail -> assertThat(mail.path("body").asText()).doesNotContain("応募要件の確認ができなかった"));
    assertThat(each(report, "unsentMails", "id")).contains("M17", "M42").doesNotContainAnyElementsOf(MAILS);
    assertThat(each(report, "unfiredTimers", "id")).isEmpty();
    assertThat(each(report, "timers", "id"))
        .contains("applications.deadlineReminder", "support-measures-warnings", "worklist-reminders");
    assertThat(each(report, "closedDays", "day")).contains("2026-02-28");
    assertThat(StreamSupport.stream(report.path("tasks").spliterator(), false))
        .allMatch(task -> !task.path("holder").asText().isEmpty());
    assertThat(manager.get(page).body()).contains("リハーサルの結果", "伴走支援の終了について", "令和8年2月28日（土）");

    assertThat(ask("select (business_at - technical_at)::text from business_clock")).isEqualTo(clock);
    assertThat(ask("select count(*)::text from pg_namespace where nspname like 'rehearsal%'")).isEqualTo("0");
    assertThat(ask("select count(*)::text from application")).isEqualTo("0");
    assertThat(ask("select count(*)::text from outbox_mail")).isEqualTo("0");
    // beside other tests the machine is not its own: what it has to do is measured then, and not how long others keep it
    assertThat(idle ? seconds : work.get()).as("seconds from the button to the report, %s of work", work).isBetween(1L, 120L);
  }

  /** It is under way when this returns. */
  void begin() {
    PlainClient manager = node.signedIn("sekinin");
    start(manager, call(manager));
    await().atMost(Duration.ofMinutes(2)).until(() -> children().findAny().isPresent());
  }

  /** Once the node has ended, however suddenly. */
  void endsWithItsParent() {
    await().atMost(Duration.ofMinutes(1)).until(() -> children().findAny().isEmpty());
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
    try (Connection connection = node.database();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
