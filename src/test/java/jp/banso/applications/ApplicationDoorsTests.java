package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jp.banso.BansoTest;
import jp.banso.accounts.SecretMail;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.calls.Calls;
import jp.banso.composition.CompositionFinding.Kind;
import jp.banso.composition.CompositionFinding;
import jp.banso.composition.MemberGroup;
import jp.banso.correspondence.CameMails;
import jp.banso.forms.CaseFile;
import jp.banso.forms.Finding;
import jp.banso.forms.FormCatalog;
import jp.banso.forms.FormFileKind;
import jp.banso.forms.FormFiles;
import jp.banso.forms.WordEdit;
import jp.banso.parties.RoleKind;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;

/** Every application of {@code cases/} through every door, as those do it who use the door. */
@BansoTest
@DisplayName("同じ申込みは、画面・Excel・Word・メールのどこから来ても同じ要件番号を指す")
class ApplicationDoorsTests {

  private static final String PREFECTURE = "05";
  private static final List<String> CASES = Stream.concat(CaseFile.VALID.stream(), CaseFile.INVALID.stream()).toList();

  /** What rests on the 区分 that were proposed for the members. */
  private static final Set<String> BY_GROUPS = Set.of("B-R06", "B-R07", "B-R08", "B-R09", "B-R10", "B-R11");

  @Autowired private ApplicationContext context;
  @Autowired private Calls calls;
  @Autowired private FormFiles files;
  @Autowired private FormCatalog forms;
  @Autowired private CaseReading cases;
  @Autowired private JdbcClient jdbc;

  private final String mailbox = "in-" + UUID.randomUUID().toString().substring(0, 8) + "@example.jp";
  private Region region;
  private CameMails outside;
  private CallId call;
  private Person clerk;
  private Person drafter;
  private UUID mail;

  /** What is found through one door before and after a person has looked at the 区分. */
  private record Seen(ApplicationCheck proposed, ApplicationCheck confirmed) {}

  @BeforeEach
  void openCall() {
    region = new Region(context);
    outside = new CameMails(context);
    call = region.call();
    jdbc.sql("update public_call set secretariat_mail = ? where id = ?").params(mailbox, call.value()).update();
    region.desk(PREFECTURE);
    clerk = region.person(RoleKind.SECRETARIAT, null);
    drafter = region.person(RoleKind.REGION, PREFECTURE);
  }

  @AfterEach
  void leaveNothingOpen() {
    if (mail != null) {
      outside.settle(mail);
    }
  }

  @Test
  @DisplayName("区分を確かめるまでは「記載からは確認できない」より重い指摘はなく、確かめた後の指摘は四つの入口で同じ")
  void findsTheSameThroughEveryDoor() throws Exception {
    Map<String, Map<String, Seen>> found = new LinkedHashMap<>();
    List<ApplicationId> mailed = byMail();
    for (int i = 0; i < CASES.size(); i++) {
      String name = CASES.get(i);
      Map<String, Seen> doors = new LinkedHashMap<>();
      doors.put("web", seen(drafter, byPage(name), name));
      doors.put("excel", seen(drafter, byFile(name, FormFileKind.XLSX), name));
      doors.put("word", seen(drafter, byFile(name, FormFileKind.DOCX), name));
      doors.put("mail", seen(clerk, mailed.get(i), name));
      found.put(name, doors);
    }
    String table = table(found);
    System.out.println(table);

    found.forEach(
        (name, doors) -> {
          assertThat(doors.values().stream().map(seen -> rules(seen.proposed())).distinct()).as(table).hasSize(1);
          assertThat(doors.values().stream().map(Seen::confirmed).distinct()).as(table).hasSize(1);
          Seen any = doors.get("mail");
          assertThat(worseThanUnconfirmed(any.proposed())).as(name).doesNotContainAnyElementsOf(BY_GROUPS);
          assertThat(worseThanUnconfirmed(any.proposed())).as(name).isEqualTo(worseThanUnconfirmed(any.confirmed()));
          assertThat(rules(any.confirmed())).as(name).isEqualTo(expected(name));
        });
  }

  private static String table(Map<String, Map<String, Seen>> found) {
    StringBuilder table = new StringBuilder("\ncase | door | 区分 proposed | 区分 confirmed\n");
    found.forEach(
        (name, doors) ->
            doors.forEach(
                (door, seen) ->
                    table.append(
                        String.format(
                            Locale.ROOT, "%-34s | %-5s | %-8s | %s%n", name, door, words(rules(seen.proposed())),
                            words(rules(seen.confirmed()))))));
    return table.toString();
  }

  private static String words(Collection<String> rules) {
    return rules.isEmpty() ? "-" : String.join(" ", rules);
  }

  private static Set<String> rules(ApplicationCheck check) {
    return Stream.concat(
            check.form().stream().map(Finding::ruleId),
            check.composition().stream().filter(CompositionFinding::isConcern).map(CompositionFinding::rule))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> worseThanUnconfirmed(ApplicationCheck check) {
    return check.composition().stream()
        .filter(one -> one.isConcern() && one.kind() != Kind.UNCONFIRMED)
        .map(CompositionFinding::rule)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> expected(String name) {
    return StreamSupport.stream(CaseFile.load(name).root().path("expected").path("brokenRules").spliterator(), false)
        .map(rule -> rule.path("rule").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Seen seen(Person person, ApplicationId id, String name) throws Exception {
    ApplicationCheck proposed = check(person, id);
    Map<String, String[]> groups = new HashMap<>();
    List<Set<MemberGroup>> written = WrittenApplications.read(name).groups();
    for (int i = 0; i < written.size(); i++) {
      groups.put("g" + i, written.get(i).stream().map(MemberGroup::name).toArray(String[]::new));
    }
    send(person, id, "/groups", groups);
    return new Seen(proposed, check(person, id));
  }

  private ApplicationCheck check(Person person, ApplicationId id) {
    return cases.check(region.viewer(person), id).orElseThrow();
  }

  private void send(Person person, ApplicationId id, String step, Map<String, String[]> fields) throws Exception {
    Map<String, String[]> sent = new HashMap<>(fields);
    sent.put("version", new String[] {String.valueOf(region.version(person, id))});
    region.send(person, "/applications/" + id.value() + step, sent).andExpect(status().is3xxRedirection());
  }

  private ApplicationId byPage(String name) throws Exception {
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    send(drafter, id, "/edit", CaseFile.load(name).parameters());
    return id;
  }

  private ApplicationId byFile(String name, FormFileKind kind) throws Exception {
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    String page = "/applications/" + id.value() + "/files-back";
    // the content decides: both come under a name that says nothing
    MockMultipartFile file = new MockMultipartFile("file", "申込書", null, filled(name, kind));
    String comparison =
        region.send(drafter, page, Map.of(), file).andExpect(status().is3xxRedirection()).andReturn().getResponse()
            .getRedirectedUrl();
    region.send(drafter, comparison, Map.of()).andExpect(status().is3xxRedirection())
        .andExpect(flash().attribute("flash", "formfiles.flash.saved"));
    return id;
  }

  /** As it comes out of an office: what holds the fields together is lost in one of two files. */
  private byte[] filled(String name, FormFileKind kind) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    files.write(forms.definition(calls.get(call).form()), CaseFile.load(name).answers(), kind, null, file);
    return CASES.indexOf(name) % 2 == 0 ? file.toByteArray() : cleaned(file.toByteArray(), kind);
  }

  private static byte[] cleaned(byte[] file, FormFileKind kind) throws IOException {
    if (kind == FormFileKind.DOCX) {
      return WordEdit.changed(file, WordEdit::withoutControls);
    }
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      List.copyOf(workbook.getAllNames()).forEach(workbook::removeName);
      ByteArrayOutputStream cleaned = new ByteArrayOutputStream();
      workbook.write(cleaned);
      return cleaned.toByteArray();
    }
  }

  /** One mail of the prefecture with all the forms, its sender confirmed by the code that its desk got. */
  private List<ApplicationId> byMail() throws Exception {
    mail =
        outside.send("somebody@elsewhere.example.jp", mailbox, "申込書の提出について", "別紙のとおり提出します。",
            (helper, raw) -> {
              for (int i = 0; i < CASES.size(); i++) {
                FormFileKind kind = i == 0 || i == 3 ? FormFileKind.XLSX : FormFileKind.DOCX;
                CameMails.attach(helper, "申込書" + i + kind.ending(), filled(CASES.get(i), kind));
              }
            });
    String page = "/intake/mails/" + mail;
    step(page + "/prefecture", Map.of("prefecture", new String[] {PREFECTURE}));
    String code =
        SecretMail.of(
                context, region.deskMail(PREFECTURE),
                () -> {
                  step(page + "/question", Map.of());
                  return null;
                })
            .code();
    step(page + "/code", Map.of("code", new String[] {code}));
    List<UUID> documents =
        jdbc.sql("select document_id from inbound_file where mail_id = ? order by position").param(mail).query(UUID.class).list();
    Map<String, String[]> decisions = new HashMap<>();
    for (int i = 0; i < CASES.size(); i++) {
      decisions.put("items[" + i + "].document", new String[] {documents.get(i).toString()});
      decisions.put("items[" + i + "].kind", new String[] {"NEW"});
      // the cases are of several prefectures, and one of them sends them all here
      decisions.put("items[" + i + "].otherPrefecture", new String[] {"true"});
      decisions.put("items[" + i + "].areaName", new String[] {CaseFile.load(CASES.get(i)).answers().text("regionName")});
    }
    step(page, decisions);
    List<ApplicationId> recorded = new ArrayList<>();
    jdbc.sql("select f.application_id from submission_mail_form f join inbound_file i on i.document_id = f.document_id"
            + " where f.mail_id = ? order by i.position").param(mail).query(UUID.class).list()
        .forEach(id -> recorded.add(new ApplicationId(id)));
    return recorded;
  }

  private void step(String path, Map<String, String[]> fields) throws Exception {
    region.send(clerk, path, fields).andExpect(status().is3xxRedirection());
  }
}
