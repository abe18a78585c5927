package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.BansoTest;
import jp.banso.applications.Region.Person;
import jp.banso.forms.Answers;
import jp.banso.forms.CaseFile;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Registration;
import jp.banso.parties.Registration.NewRole;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.parties.Viewers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@BansoTest
@DisplayName("前の申込書からの記入")
class PrefillTests {

  private static final String PREFECTURE = "05";
  private static final ApplicationFilter ALL = new ApplicationFilter(null, null, null, null);
  private static final String CASE = "valid-01-akita-daisen-senboku-15";

  @Autowired private ApplicationContext context;
  @Autowired private CaseReading cases;
  @Autowired private PrefillService prefill;
  @Autowired private ApplicationQueries queries;
  @Autowired private Registration registration;
  @Autowired private Viewers viewers;
  @Autowired private JdbcClient jdbc;

  @Test
  @DisplayName("前の公募の申込書の項目が出どころとともに入り、書き直せば表示が消え、空欄にもでき、構成員は確かめてから入れる")
  void aNewDraftBeginsWithWhatIsKnown() throws Exception {
    Region region = new Region(context);
    region.desk(PREFECTURE);
    Person drafter = region.person(RoleKind.REGION, PREFECTURE);
    Person other = region.person(RoleKind.REGION, PREFECTURE);
    ApplicationId earlier = region.filled(region.call(), drafter, PREFECTURE, CASE);
    var next = region.call();

    ApplicationId id = region.draft(next, drafter, PREFECTURE);
    Answers filled = cases.answers(region.viewer(drafter), id).orElseThrow();
    Answers before = cases.answers(region.viewer(drafter), earlier).orElseThrow();
    assertThat(filled).isEqualTo(before.without("members"));
    assertThat(prefill.of(region.viewer(drafter), id)).extracting(PrefillService.Prefilled::path)
        .contains("regionName", "representative.name", "reason", "challenges.selected").doesNotContain("prefecture", "members");
    String page = "/applications/" + id.value();
    region.open(drafter, page + "/edit").andExpect(content().string(containsString("年度の申込書から")))
        .andExpect(content().string(containsString("前の申込書の構成員（15名）を確かめて入れる")));

    region.save(drafter, id, filled.with("reason", "今年度の理由"));
    assertThat(prefill.of(region.viewer(drafter), id)).extracting(PrefillService.Prefilled::path).doesNotContain("reason");
    region.send(drafter, page + "/prefill/removal", Map.of("path", new String[] {"representative.name"}))
        .andExpect(status().is3xxRedirection());
    Answers after = cases.answers(region.viewer(drafter), id).orElseThrow();
    assertThat(after.text("representative.name")).isEmpty();
    assertThat(after.text("reason")).isEqualTo("今年度の理由");
    region.send(drafter, page + "/prefill/removal", Map.of("path", new String[] {"reason"}))
        .andExpect(status().isBadRequest());
    region.open(drafter, page + "/members/paste?from=earlier").andExpect(status().isOk())
        .andExpect(content().string(containsString(before.rows("members").get(0).text("affiliation") + "\t")));

    ApplicationId foreign = region.draft(next, other, PREFECTURE);
    assertThat(cases.answers(region.viewer(other), foreign).orElseThrow().text("reason")).isEmpty();
    region.open(other, "/applications/" + foreign.value() + "/edit")
        .andExpect(content().string(not(containsString("年度の申込書から"))));
  }

  @Test
  @DisplayName("前の申込書は組織と役割に付き、公募が終われば同じ組織の後任が読んで引き継ぎ、よその組織の役割には付いて行かない")
  void earlierApplicationsBelongToTheOrganisation() throws Exception {
    Region region = new Region(context);
    region.desk(PREFECTURE);
    Person drafter = region.person(RoleKind.REGION, PREFECTURE);
    ApplicationId earlier = region.filled(region.call(), drafter, PREFECTURE, CASE);
    Viewer own = region.viewer(drafter);
    Person successor = region.person(RoleKind.REGION, PREFECTURE);
    UUID theirs = region.viewer(successor).organisationId();
    NewRole role =
        new NewRole(RoleKind.REGION, ProgrammeCode.BANSO, PrefectureCode.of(PREFECTURE), region.today().minusDays(1));
    registration.role(successor.id(), own.organisationId(), role);
    registration.role(drafter.id(), theirs, role);

    assertThat(seenBy(successor)).as("before the call is over").isEmpty();
    jdbc.sql("update organisation_group set since = ? where organisation_id = ?")
        .params(Timestamp.from(region.now().minusSeconds(1)), own.organisationId())
        .update();
    assertThat(seenBy(successor).keySet()).containsExactly(own.organisationId());
    assertThat(seenBy(drafter).keySet()).as("not in the other role").containsExactly(own.organisationId());

    Viewer elsewhere = as(drafter, theirs);
    ApplicationId strange = region.draft(region.call(), elsewhere, PrefectureCode.of(PREFECTURE));
    assertThat(cases.answers(as(drafter, elsewhere.organisationId()), strange).orElseThrow().text("reason")).isEmpty();
    assertThat(queries.page(as(drafter, own.organisationId()), ALL, null, 9)).extracting(ApplicationLine::id)
        .contains(earlier.value()).doesNotContain(strange.value());

    Viewer heir = as(successor, own.organisationId());
    assertThat(heir.groups()).noneMatch(group -> group.startsWith("area-"));
    ApplicationId next = region.draft(region.call(), heir, PrefectureCode.of(PREFECTURE));
    assertThat(cases.answers(as(successor, own.organisationId()), next).orElseThrow().text("reason")).isNotEmpty();

    registration.endRole(heir.roleId(), region.today().minusDays(1));
    assertThat(seenBy(successor)).isEmpty();
  }

  /** What the person sees of earlier applications, by the organisation of the role. */
  private Map<UUID, List<ApplicationLine>> seenBy(Person person) {
    return viewers.rolesOf(person.id()).stream()
        .filter(role -> !queries.page(role, ALL, null, 9).isEmpty())
        .collect(Collectors.toMap(Viewer::organisationId, role -> queries.page(role, ALL, null, 9)));
  }

  private Viewer as(Person person, UUID organisation) {
    return viewers.rolesOf(person.id()).stream()
        .filter(role -> role.organisationId().equals(organisation))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("団体情報は新しい申込書の代表者の欄に「団体情報より」と入り、入力済みの申込書は書き換えない")
  void aNewDraftBeginsWithWhatTheOrganisationSaysOfItself() throws Exception {
    Region region = new Region(context);
    region.desk(PREFECTURE);
    Person drafter = region.person(RoleKind.REGION, PREFECTURE);
    Person clerk = region.person(RoleKind.SECRETARIAT, null);
    var call = region.call();
    ApplicationId before = region.draft(call, drafter, PREFECTURE);
    Map<String, String[]> typed =
        new java.util.HashMap<>(
            Map.of(
                "version", new String[] {"0"}, "title", new String[] {"会長"}, "postalCode", new String[] {"０１０ー０００１"},
                "address", new String[] {"秋田市中通一丁目"}, "telephone", new String[] {"電話"}, "mail", new String[] {"dantai@example.jp"}));
    region.send(drafter, "/organisation", typed).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("telephone-error"))).andExpect(content().string(containsString("秋田市中通一丁目")));
    typed.put("telephone", new String[] {"０１８－１２３－４５６７"});
    region.send(drafter, "/organisation", typed).andExpect(status().is3xxRedirection());
    region.send(drafter, "/organisation", typed).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("先にほかの方が保存しました")));

    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    Answers filled = cases.answers(region.viewer(drafter), id).orElseThrow();
    assertThat(filled.text("representative.title")).isEqualTo("会長");
    assertThat(filled.text("representative.postalCode")).isEqualTo("010-0001");
    assertThat(filled.text("representative.phone")).isEqualTo("018-123-4567");
    region.open(drafter, "/applications/" + id.value() + "/edit").andExpect(content().string(containsString("団体情報より")));
    assertThat(cases.answers(region.viewer(drafter), before).orElseThrow().text("representative.title")).isEmpty();

    String own = "/organisations/" + region.viewer(drafter).organisationId();
    region.open(clerk, own).andExpect(status().isOk()).andExpect(content().string(containsString("秋田市中通一丁目")));
    typed.put("version", new String[] {"1"});
    typed.put("title", new String[] {"理事長"});
    region.send(clerk, own, typed).andExpect(status().is3xxRedirection());
    region.open(drafter, "/organisation").andExpect(content().string(containsString("理事長")));
    region.open(clerk, "/organisations/" + region.viewer(clerk).organisationId()).andExpect(status().isNotFound());
    Person official = region.person(RoleKind.PREFECTURE, PREFECTURE);
    region.open(official, "/organisation").andExpect(status().isOk());
    region.send(official, "/organisation", typed).andExpect(status().isForbidden());
  }
}
