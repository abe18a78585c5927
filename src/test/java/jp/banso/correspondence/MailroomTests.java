package jp.banso.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.banso.BansoTest;
import jp.banso.calendar.WarekiText;
import jp.banso.correspondence.Secretariats.Secretariat;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.mail.Outbox;
import jp.banso.platform.mail.ReplyTags;
import jp.banso.platform.mail.SentMail;
import jp.banso.platform.mail.WrittenMails;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.thymeleaf.context.Context;

@BansoTest
@DisplayName("メールの結び")
class MailroomTests {

  @Autowired ApplicationContext context;
  @Autowired MailTemplates templates;
  @Autowired MailKinds kinds;
  @Autowired MailValues values;
  @Autowired MailTexts texts;
  @Autowired MailTextRows rows;
  @Autowired Outbox outbox;
  @Autowired Clock clock;
  @Autowired WarekiText wareki;
  @Autowired CaseNumbers numbers;
  @Autowired MessageSource messages;
  @Autowired ReplyTags tags;
  @Autowired TransactionTemplate transaction;

  private SentMail sent(Secretariats secretariats, String blindCopy) {
    Mailroom mailroom =
        new Mailroom(
            templates, kinds, values, texts, rows, outbox, clock, wareki, numbers,
            new Sites("https://banso.example.jp", "https://banso.lgwan.example.jp", messages), secretariats, tags,
            messages, context.getBean(jp.banso.parties.Absences.class), context.getBean(MailThreads.class));
    CaseKey key = LetterFixtures.newKey();
    MailOrder order =
        MailOrder.of("reminder", ProgrammeCode.BANSO, key, "/applications/42")
            .to("tantou@example.jp")
            .blindCopy(blindCopy)
            .value("task", "申込書を作成する")
            .value("dueAt", clock.instant())
            .value("today", false);
    transaction.executeWithoutResult(status -> mailroom.send(order));
    return WrittenMails.of(context, key).get(0);
  }

  @Test
  @DisplayName("この場合に印字できない項目は、その項目を使わないメールを止めない")
  void isNotStoppedByWhatItDoesNotSay() {
    MailKind reminder = kinds.get("reminder");
    Map<String, MailPlace> places = new LinkedHashMap<>(reminder.places());
    places.put("宛先の部署", new MailPlace("宛先の部署", MailPlace.Kind.LINE, false, "", "", "[(${nobody.department})]"));
    MailKind wider =
        new MailKind("reminder", reminder.group(), reminder.title(), reminder.required(), places, reminder.shipped());
    Map<String, String> said = values.of(wider, new Context(Locale.JAPAN, Map.of("task", "申込書を作成する")));
    assertThat(said).containsEntry("対応の名称", "申込書を作成する").doesNotContainKey("宛先の部署");
  }

  @Test
  @DisplayName("用件の画面のアドレスをインターネットとLGWANで示し、窓口の名で結ぶ")
  void endsWithThePageAndTheSecretariat() {
    SentMail mail = sent(key -> Optional.of(new Secretariat("伴走支援　事務局", "madoguchi@example.jp", "03-0000-0000")), null);
    assertThat(mail.body())
        .containsSubsequence(
            "以上", "この件の画面", "https://banso.example.jp/applications/42",
            "https://banso.lgwan.example.jp/applications/42", "伴走支援　事務局", "電話：03-0000-0000", "madoguchi@example.jp")
        .doesNotContain("アドレスを表示せず", "[(", "[#");
    assertThat(mail.replyTo()).isEqualTo("madoguchi@example.jp");
  }

  @Test
  @DisplayName("アドレスを表示せずに写しを送ったときは、そのことを断る")
  void saysThatOthersAreTold() {
    SentMail mail = sent(key -> Optional.empty(), "daihyo@example.jp");
    assertThat(mail.body()).contains("関係の方にもアドレスを表示せず").doesNotContain("daihyo@example.jp");
    assertThat(mail.blindCopies()).containsExactly("daihyo@example.jp");
    assertThat(mail.replyTo()).isNull();
  }
}
