package jp.banso.acceptance.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import jp.banso.PlainClient;
import jp.banso.acceptance.packaged.WaveLedger.Act;
import jp.banso.forms.CaseFile;
import jp.banso.kernel.PrefectureCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The last minutes before the deadline in 47 prefectures, over loopback: regions write, attach and hand over,
 * prefectures compile and submit, some after the deadline, and the database is restarted in the middle. Then what
 * people were told is compared with what is kept. Bounded by default; {@code -Dbanso.wave=full} plays eight people a
 * prefecture with 20 MB each in ten minutes.
 */
@DisplayName("締切直前の集中")
class DeadlineWaveIT {

  private static final boolean FULL = "full".equals(System.getProperty("banso.wave"));
  private static final int READERS = FULL ? 6 : 1;
  private static final int MEGABYTES = FULL ? 20 : 1;
  private static final int SECONDS = FULL ? 600 : 45;
  private static final String DATABASE = "wave";
  private static final String CALL = "select id from public_call where case_key = 'R7-BANSO'";
  private static final String CASE = "valid-01-akita-daisen-senboku-15";
  private static final String[] LATE_SECONDS = {"05", "17", "31", "46"};

  private static final WaveLedger ledger = new WaveLedger();
  private static final Map<String, String> early = new ConcurrentHashMap<>();
  private static final Map<String, String> late = new ConcurrentHashMap<>();
  private static ExternalDatabase server;
  private static PackagedNode node;
  private static String call;

  @BeforeAll
  static void start() throws Exception {
    server = ExternalDatabase.start();
    server.create(DATABASE);
    node =
        PackagedNode.start(
                PackagedNode.newHome("wave"), "--banso.database.embedded=false", "--spring.datasource.url=" + server.url(DATABASE),
                "--spring.datasource.username=" + ExternalDatabase.USER, "--spring.datasource.password=" + ExternalDatabase.PASSWORD,
                "--spring.datasource.hikari.maximum-pool-size=20", "--spring.datasource.hikari.connection-timeout=5000")
            .awaitStart();
    registerPeople();
    publish();
  }

  @AfterAll
  static void stop() throws Exception {
    if (node != null) {
      node.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  @DisplayName("受け付けたものは残らず保存され、受付の控えが出ている")
  void losesNothing() throws Exception {
    inParallel(8, PrefectureCode.all().stream().map(DeadlineWaveIT::prepare).toList());
    walkTo("令和7年7月31日", FULL ? "23:49" : "23:58");
    long deadline = System.nanoTime() + (long) (secondsToDeadline() * 1e9);
    long begin = deadline - TimeUnit.SECONDS.toNanos(SECONDS);
    List<Task> people = new ArrayList<>();
    Random random = new Random(731);
    for (PrefectureCode prefecture : PrefectureCode.all()) {
      people.addAll(peopleOf(prefecture.value(), begin, deadline, random));
    }
    people.add(
        () -> {
          waitUntil(begin + (deadline - begin) / 2);
          server.restart();
        });
    inParallel(people.size(), people);

    checkTheLedger();
    System.out.printf("deadline wave, %d people, %d MB a file:%n%s", people.size() - 1, MEGABYTES, ledger.table());
    if (FULL) {
      assertThat(ledger.percentile(Act.PAGE, 95)).as("a page, in ms").isLessThan(1_000);
      assertThat(ledger.percentile(Act.SUBMIT, 95)).as("a submission, in ms").isLessThan(5_000);
    }
  }

  /** What one person does. */
  private interface Task {
    void run() throws Exception;
  }

  private static List<Task> peopleOf(String prefecture, long begin, long deadline, Random random) {
    CompletableFuture<Void> handedOver = new CompletableFuture<>();
    // most come in the last third of the time, a few after it
    double share = Math.min(0.97, 1 - Math.abs(random.nextGaussian()) / 4);
    long submission =
        Stream.of(LATE_SECONDS).anyMatch(prefecture::equals)
            ? deadline + TimeUnit.MILLISECONDS.toNanos(random.nextInt(3_000))
            : begin + (long) ((deadline - begin) * share);
    long writing = begin + (long) ((deadline - begin) * random.nextDouble() / 2);
    int seed = random.nextInt();
    List<Task> people = new ArrayList<>();
    people.add(
        () -> {
          try {
            waitUntil(writing);
            region(prefecture, seed, deadline);
            handedOver.complete(null);
          } finally {
            handedOver.cancel(false);
          }
        });
    people.add(
        () -> {
          waitUntil(submission);
          prefecture(prefecture, handedOver);
        });
    for (int reader = 0; reader < READERS; reader++) {
      long next = begin + (long) ((deadline - begin) * random.nextDouble());
      people.add(
          () -> {
            waitUntil(next);
            WavePerson person = person(prefecture, "k");
            person.open("/");
            person.open("/applications");
            person.open("/compilations/" + call);
            person.open("/applications/" + early.get(prefecture));
          });
    }
    return people;
  }

  /** A region that is late: writes, attaches, writes again and hands over; on a slow machine it may be too late. */
  private static void region(String prefecture, int seed, long deadline) throws Exception {
    WavePerson person = person(prefecture, "c");
    String id = late.get(prefecture);
    String path = "/applications/" + id;
    person.open("/");
    person.open(path);
    save(person, prefecture, id, "一度目 " + prefecture, deadline);
    byte[] file = new byte[MEGABYTES * 1024 * 1024];
    new Random(seed).nextBytes(file);
    System.arraycopy("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), 0, file, 0, 8);
    if (WavePerson.accepted(
        person.send(Act.UPLOAD, path + "/attachments", path + "/attachments", Map.of(), new WavePerson.Upload("files", "体制図.pdf", file)))) {
      ledger.uploads.add(new WaveLedger.Upload(id, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file))));
    } else {
      ledger.refused("upload of " + prefecture, person.sent(), deadline);
    }
    save(person, prefecture, id, "二度目 " + prefecture, deadline);
    if (WavePerson.accepted(person.send(Act.HAND_OVER, path + "/check", path + "/hand-over", Map.of("reason", new String[] {"締切直前"}), null))) {
      ledger.handedOver.add(id);
    } else {
      ledger.refused("hand-over of " + prefecture, person.sent(), deadline);
    }
  }

  private static void save(WavePerson person, String prefecture, String id, String text, long deadline) throws Exception {
    Map<String, String[]> fields = new HashMap<>(CaseFile.load(CASE).parameters());
    fields.put("a.prefecture", new String[] {prefecture});
    fields.put("a.reason", new String[] {text});
    String edit = "/applications/" + id + "/edit";
    if (WavePerson.accepted(person.send(Act.SAVE, edit, edit, fields, null))) {
      ledger.saved.put(id, new WaveLedger.Saved(id, text));
    } else {
      ledger.refused("text of " + prefecture, person.sent(), deadline);
    }
  }

  /** The official: adds the late one if it has come, and submits what is ready. */
  private static void prefecture(String prefecture, CompletableFuture<Void> handedOver) throws Exception {
    WavePerson official = person(prefecture, "o");
    official.open("/");
    List<String> ready = new ArrayList<>(List.of(early.get(prefecture)));
    if (isDone(handedOver)) {
      compile(official, late.get(prefecture));
      ready.add(late.get(prefecture));
    }
    String board = "/compilations/" + call;
    if (WavePerson.accepted(
        official.send(
            Act.SUBMIT, board, board, Map.of("chosen", ready.toArray(String[]::new), "coverNote", new String[] {""}), null))) {
      ledger.submitted.add(new WaveLedger.Submitted(List.copyOf(ready)));
    } else {
      ledger.failures.add("submission of " + prefecture);
    }
  }

  private static boolean isDone(CompletableFuture<Void> handedOver) throws Exception {
    try {
      handedOver.get(1, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | java.util.concurrent.CancellationException notYet) {
      return false;
    }
  }

  private static void compile(WavePerson official, String id) throws Exception {
    Map<String, String[]> sheet = new HashMap<>();
    for (String question : List.of("hubEstablished", "hubLed", "supportWanted")) {
      sheet.put(question, new String[] {"YES"});
    }
    for (String text : List.of("hubName", "planPlacement", "effortBasis", "opinion")) {
      sheet.put(text, new String[] {"第8次医療計画に位置付けている。"});
    }
    String path = "/applications/" + id;
    if (!WavePerson.accepted(official.send(Act.PAGE, path + "/review", path + "/compile", sheet, null))) {
      ledger.failures.add("compilation of " + id);
    }
  }

  /** Before the last minutes: two drafts, of which one is compiled already. */
  private static Task prepare(PrefectureCode code) {
    return () -> {
      String prefecture = code.value();
      WavePerson region = person(prefecture, "c");
      early.put(prefecture, draft(region, prefecture));
      late.put(prefecture, draft(region, prefecture));
      String id = early.get(prefecture);
      save(region, prefecture, id, "締切前 " + prefecture, Long.MAX_VALUE);
      String path = "/applications/" + id;
      region.send(Act.HAND_OVER, path + "/check", path + "/hand-over", Map.of("reason", new String[] {""}), null);
      compile(person(prefecture, "o"), id);
    };
  }

  private static String draft(WavePerson region, String prefecture) throws Exception {
    String page =
        region
            .send(Act.PAGE, "/applications/new", "/applications", Map.of("prefecture", new String[] {prefecture}), null)
            .headers()
            .firstValue("Location")
            .orElseThrow();
    return page.replaceAll(".*/applications/([0-9a-f-]{36}).*", "$1");
  }

  private static WavePerson person(String prefecture, String part) throws Exception {
    return new WavePerson(node.url(), ledger).signIn("wave" + prefecture + part);
  }

  private static void checkTheLedger() throws Exception {
    assertThat(ledger.failures).isEmpty();
    Map<String, String> texts = pairs("select id || '=' || (answers ->> 'reason') from application");
    assertThat(ledger.handedOver).as("most came in time").hasSizeGreaterThan(PrefectureCode.all().size() / 2);
    assertThat(ledger.saved.values()).hasSizeGreaterThanOrEqualTo(2 * PrefectureCode.all().size() - ledger.tooLate.size())
        .allSatisfy(saved -> assertThat(texts.get(saved.application())).isEqualTo(saved.text()));

    List<String> stored =
        ask("select a.application_id || ' ' || d.checksum from application_attachment a join document d on d.id = a.document_id");
    assertThat(stored)
        .containsExactlyInAnyOrderElementsOf(
            ledger.uploads.stream().map(upload -> upload.application() + " " + upload.checksum()).toList());
    assertThat(ask("select d.id from document d where d.size <> (select sum(length(content)) from document_chunk c where c.document_id = d.id)"))
        .as("no half file").isEmpty();

    List<String> told = ledger.submitted.stream().flatMap(submitted -> submitted.applications().stream()).toList();
    String end = "timestamptz '2025-08-01 00:00:00+09'";
    List<String> received =
        ask("select id from application where state = 'RECEIVED' and received_at < " + end + " and receipt_number is not null");
    List<String> receivedLate =
        ask("select id from application where state = 'RECEIVED_LATE' and received_at >= " + end + " and receipt_number is not null");
    assertThat(Stream.concat(received.stream(), receivedLate.stream()).toList()).containsExactlyInAnyOrderElementsOf(told);
    assertThat(receivedLate).as("some came too late").isNotEmpty();
    assertThat(ask("select application_id from application_version where occasion = 'SUBMITTED'")).containsExactlyInAnyOrderElementsOf(told);
    assertThat(
            ask("select a.id from application a join outbox_mail m on m.case_key = a.case_key and m.copy_of is null"
                + " where m.kind in ('M10', 'late-receipt')"))
        .as("one receipt for each").containsExactlyInAnyOrderElementsOf(told);
    assertThat(ask("select id from submission_package")).hasSameSizeAs(ledger.submitted);
    System.out.printf(
        "ledger: %d applications accepted = %d stored (%d in time, %d late) = receipted; %d files accepted = %d stored;"
            + " %d texts accepted = kept; %d acts sent after the deadline were refused%n",
        told.size(), received.size() + receivedLate.size(), received.size(), receivedLate.size(), ledger.uploads.size(),
        stored.size(), ledger.saved.size(), ledger.tooLate.size());
  }

  private static Map<String, String> pairs(String sql) throws SQLException {
    Map<String, String> pairs = new TreeMap<>();
    ask(sql).stream().map(line -> line.split("=", 2)).forEach(pair -> pairs.put(pair[0], pair[1]));
    return pairs;
  }

  private static List<String> ask(String sql) throws SQLException {
    return server.ask(DATABASE, sql).stream().filter(answer -> answer != null).toList();
  }

  private static double secondsToDeadline() throws SQLException {
    return Double.parseDouble(
        ask("select extract(epoch from timestamptz '2025-08-01 00:00:00+09' - (now() + (business_at - technical_at)))::text"
                + " from business_clock")
            .get(0));
  }

  private static void waitUntil(long moment) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(Math.max(0, moment - System.nanoTime()));
  }

  private static void inParallel(int threads, List<Task> tasks) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (Task task : tasks) {
        futures.add(
            pool.submit(
                () -> {
                  task.run();
                  return null;
                }));
      }
      for (Future<?> future : futures) {
        future.get(20, TimeUnit.MINUTES);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** In each prefecture: who writes, who compiles, a colleague who reads; they share the demo people's password. */
  private static void registerPeople() throws SQLException {
    server.change(
        DATABASE,
        "create temporary table wave_desk as select gen_random_uuid() organisation, prefecture_code from desk_contact;"
            + " insert into organisation (id, kind, name, prefecture_code)"
            + " select organisation, (select kind from organisation o join role_assignment r on r.organisation_id = o.id where r.role = 'PREFECTURE' limit 1),"
            + " 'wave ' || prefecture_code, prefecture_code from wave_desk;"
            + " create temporary table wave_person as select gen_random_uuid() person, d.*, part from wave_desk d, (values ('c', 'REGION'), ('o', 'PREFECTURE'), ('k', 'PREFECTURE')) p (part, role_name);"
            + " insert into person (id, login_name, display_name, mail, password_hash, enabled, demo)"
            + " select person, 'wave' || prefecture_code || part, 'wave', 'wave' || prefecture_code || part || '@example.jp',"
            + " (select password_hash from person where login_name = 'jimu'), true, true from wave_person;"
            + " insert into role_assignment (id, person_id, organisation_id, role, programme, prefecture_code, valid_from)"
            + " select gen_random_uuid(), person, organisation, case part when 'c' then 'REGION' else 'PREFECTURE' end,"
            + " (select r.programme from role_assignment r join person p on p.id = r.person_id where p.login_name = 'akita'), prefecture_code, date '2025-04-01' from wave_person");
  }

  private static void publish() throws SQLException {
    call = ask(CALL).get(0);
    node.signedIn("sekinin").send("/calls/" + call, "/calls/" + call + "/confirmation", "version", "0");
    node.signedIn("kourou").send("/calls/" + call, "/calls/" + call + "/concurrence", "version", "1", "decision", "AGREED", "note", "");
    await().atMost(Duration.ofMinutes(3)).until(() -> ask("select state from public_call where case_key = 'R7-BANSO'").contains("PUBLISHED"));
  }

  private static void walkTo(String date, String time) throws SQLException {
    node.signedIn("admin").send("/demo/clock", "/demo/clock", "date", date, "time", time);
    await()
        .atMost(Duration.ofMinutes(4))
        .until(() -> ask("select id::text from business_clock where target_at is null").size() == 1);
  }
}
