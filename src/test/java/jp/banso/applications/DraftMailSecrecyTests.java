package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@BansoTest
@DisplayName("提出前の申込みについてのメール")
class DraftMailSecrecyTests {

  private static final String PREFECTURE = "05";
  private static final String AREA = "大仙・仙北";
  private static final String REPRESENTATIVE = "zaitaku@omagari-senboku-med.example.jp";
  private static final String REASON = "体制の記載を具体的に、の目印";

  @Autowired private ApplicationContext context;
  @Autowired private ReviewService reviews;
  @Autowired private WithdrawalService withdrawals;
  @Autowired private DraftService drafts;
  @Autowired private ApplicationMails mails;
  @Autowired private Applications applications;
  @Autowired private JdbcClient jdbc;
  @Autowired private org.springframework.transaction.support.TransactionTemplate transaction;

  private Region region;
  private CallId call;
  private Person drafter;
  private Person official;
  private Person clerk;
  private ApplicationId id;

  @BeforeEach
  void handOver() {
    region = new Region(context);
    call = region.call();
    region.desk(PREFECTURE);
    drafter = region.person(RoleKind.REGION, PREFECTURE);
    official = region.person(RoleKind.PREFECTURE, PREFECTURE);
    clerk = region.person(RoleKind.SECRETARIAT, null);
    id = region.filled(call, drafter, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    region.handOver(drafter, id);
  }

  private long version() {
    return Long.parseLong(region.column(id, "version"));
  }

  private String letter(String kind, Person reader) throws Exception {
    UUID mail =
        jdbc.sql("select id from outbox_mail where case_key = ? and kind = ?")
            .params(region.key(id), kind)
            .query(UUID.class)
            .single();
    return region.open(reader, "/letters/" + mail).andReturn().getResponse().getContentAsString();
  }

  private String list(Person reader) throws Exception {
    return region.open(reader, "/cases/" + region.key(id) + "/letters").andReturn().getResponse().getContentAsString();
  }

  @Test
  @DisplayName("地域の名も代表者のアドレスも書かず、事務局には本文を見せない")
  void tellsTheSecretariatNoMoreThanPrefectureAndNumber() throws Exception {
    reviews
        .returnForRevision(
            region.viewer(official), id, version(), List.of(new ReturnReason("reason", "", REASON)), null, CheckSheet.blank())
        .orThrow();
    withdrawals.withdraw(region.viewer(drafter), id, version(), "地域の事情").orThrow();
    transaction.executeWithoutResult(
        status -> mails.unsubmitted(applications.findById(id.value()).orElseThrow()));

    assertThat(region.mailTexts(id)).hasSizeGreaterThanOrEqualTo(3).allSatisfy(text ->
        assertThat(text).doesNotContain(AREA, "[(", "[#").contains("秋田県"));
    assertThat(region.mails(id, "draft-handed-over")).as("its desk is told").containsExactly(region.deskMail(PREFECTURE));
    assertThat(region.ofMails("reply_to", id, "draft-handed-over")).containsExactly(drafter.mail());
    assertThat(list(clerk)).contains("【要修正】", "【確認】", "【御確認】申込書が渡されました").doesNotContain(AREA, REPRESENTATIVE, REASON);
    for (String kind : List.of("M08", "M13", "unsubmitted", "draft-handed-over")) {
      assertThat(letter(kind, clerk))
          .as(kind).contains("本文は表示しません").doesNotContain(AREA, REPRESENTATIVE, REASON, "平素より");
    }
    jdbc.sql("update outbox_mail set state = 'SENT' where case_key = ?").param(region.key(id)).update();
    assertThat(letter("M08", drafter)).contains(REASON);
  }

  @Test
  @DisplayName("途中の内容を見せると担当課に一度知らせ、事務局には本文を見せない")
  void tellsTheDeskThatItMayReadAlong() throws Exception {
    Person other = region.person(RoleKind.REGION, PREFECTURE);
    id = region.filled(call, other, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    drafts.showToPrefecture(region.viewer(other), id).orThrow();
    assertThat(region.mails(id, "draft-shown")).containsExactly(region.deskMail(PREFECTURE));
    assertThat(region.ofMails("reply_to", id, "draft-shown")).containsExactly(other.mail());
    assertThat(region.ofMails("body", id, "draft-shown").get(0)).contains("途中の内容").doesNotContain(AREA);
    assertThat(letter("draft-shown", clerk)).contains("本文は表示しません");
  }

  @Test
  @DisplayName("代表者の変更は都道府県に知らせ、事務局には名もアドレスも知らせない")
  void tellsTheSecretariatNoNewRepresentative() throws Exception {
    transaction.executeWithoutResult(
        status ->
            mails.representativeChanged(
                applications.findById(id.value()).orElseThrow(),
                java.util.Optional.of("old@example.jp"), "前の代表者", region.now()));
    assertThat(region.mails(id, "M34")).containsExactly(region.deskMail(PREFECTURE));
    assertThat(region.ofMails("blind_copies", id, "M34"))
        .singleElement().asString().contains("old@example.jp", REPRESENTATIVE);
    assertThat(letter("M34", clerk) + list(clerk)).doesNotContain("前の代表者", "old@example.jp", REPRESENTATIVE);
  }

  @Test
  @DisplayName("代表者への写しが届かなくても、事務局にアドレスを見せない")
  void hidesTheAddressOfARefusedCopy() throws Exception {
    reviews
        .returnForRevision(
            region.viewer(official), id, version(), List.of(new ReturnReason("reason", "", REASON)), null, CheckSheet.blank())
        .orThrow();
    UUID copy = UUID.randomUUID();
    jdbc.sql(
            "insert into outbox_mail (id, message_id, programme, case_key, kind, occasion, recipient, copies,"
                + " blind_copies, subject, body, attachments, result_mail, state, created_at, not_before, copy_of, blind)"
                + " select ?, ?, programme, case_key, kind, occasion || ' ' || id, blind_copies, '', '', subject, body,"
                + " '', result_mail, 'FAILED', created_at, not_before, id, true from outbox_mail"
                + " where case_key = ? and kind = 'M08' and blind_copies = ?")
        .params(copy, copy.toString(), region.key(id), REPRESENTATIVE)
        .update();
    String page = region.open(clerk, "/letters/" + copy).andReturn().getResponse().getContentAsString();
    assertThat(page).contains("（表示しません）");
    assertThat(page + list(clerk)).doesNotContain(REPRESENTATIVE, REASON);
  }

  @Test
  @DisplayName("受け付けた後は、地域の名を書き、事務局も読める")
  void namesTheAreaAfterTheReceipt() throws Exception {
    region.compile(official, id);
    region.submit(official, call, PREFECTURE, id);
    withdrawals.withdraw(region.viewer(drafter), id, version(), "地域の事情").orThrow();
    assertThat(letter("M13", clerk)).contains(AREA, REPRESENTATIVE, "平素より");
  }
}
