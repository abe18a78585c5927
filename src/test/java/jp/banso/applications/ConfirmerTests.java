package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import jp.banso.BansoTest;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.Registration;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@BansoTest
@DisplayName("取りまとめに加えた人が後から代表者になっても、自分の申込書を自分で出すことにはならない")
class ConfirmerTests {

  private static final String PREFECTURE = "05";

  @Autowired private ApplicationContext context;

  private Region region;
  private CallId call;
  private Person drafter;
  private Person confirmer;
  private Person other;
  private ApplicationId id;

  @BeforeEach
  void compile() {
    region = new Region(context);
    call = region.call();
    region.desk(PREFECTURE);
    drafter = region.person(RoleKind.REGION, PREFECTURE);
    confirmer = region.person(RoleKind.PREFECTURE, PREFECTURE);
    other = region.person(RoleKind.PREFECTURE, PREFECTURE);
    context.getBean(Registration.class).rename(confirmer.id(), "確認 太郎", confirmer.mail());
    id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    region.handOver(drafter, id);
    region.compile(confirmer, id);
  }

  private Outcome<Void> makeRepresentative(Person by) {
    return context.getBean(RepresentativeService.class)
        .change(
            region.viewer(by), id, region.version(by, id),
            Map.of("a.representative.name", new String[] {"確認　太郎"}), "異動のため");
  }

  private static String refusal(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused ? refused.messageKey() : "";
  }

  private Outcome<PackageReceipt> submit() {
    return context.getBean(CompilationService.class)
        .submitPackage(region.viewer(other), call, PrefectureCode.of(PREFECTURE), List.of(id), "", region.now());
  }

  @Test
  @DisplayName("県は確認した人を代表者にできず、地域が代表者にすれば、ほかの担当者が確認し直すまで提出できない")
  void asksAnotherToConfirm() {
    assertThat(refusal(makeRepresentative(other))).isEqualTo("applications.refused.representativeConfirmed");
    makeRepresentative(drafter).orThrow();
    assertThat(refusal(submit())).isEqualTo("applications.refused.confirmedByOwn");
    assertThat(region.state(id)).isEqualTo(ApplicationState.COMPILED);
    region.compile(other, id);
    submit().orThrow();
    assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED);
  }

  @Test
  @DisplayName("課で共有するアドレスの代表者は、同じ姓の担当者には確認できず、ほかの担当者も別の人と申し出るまで確認できない")
  void asksWhoSharesTheAddress() {
    context.getBean(Registration.class).rename(other.id(), "在宅医療担当 佐藤", confirmer.mail());
    context.getBean(RepresentativeService.class)
        .change(
            region.viewer(drafter), id, region.version(drafter, id),
            Map.of(
                "a.representative.name", new String[] {"佐藤"},
                "a.representative.email", new String[] {confirmer.mail()}),
            "異動のため")
        .orThrow();
    assertThat(refusal(submit())).isEqualTo("applications.refused.confirmedUndeclared");
    assertThat(refusal(compile(other, true))).isEqualTo("applications.refused.ownApplication");
    assertThat(refusal(compile(confirmer, false))).isEqualTo("applications.refused.undeclared");
    compile(confirmer, true).orThrow();
    assertThat(region.acts(id, "audit.applications.declaredAnother")).hasSize(1);
    submit().orThrow();
    assertThat(region.state(id)).isEqualTo(ApplicationState.RECEIVED);
  }

  private Outcome<Void> compile(Person by, boolean declared) {
    return context.getBean(ReviewService.class)
        .compile(region.viewer(by), id, region.version(by, id), Region.CONFIRMED, declared);
  }
}
