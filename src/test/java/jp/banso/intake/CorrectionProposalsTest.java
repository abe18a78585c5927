package jp.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.OpenReturn;
import jp.banso.forms.Answers;
import jp.banso.kernel.CaseKey;
import jp.banso.platform.inbound.InboundFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("補正の回答らしいファイルの見立て")
class CorrectionProposalsTest {

  private static final OpenReturn SENBOKU = open("R7-BANSO-05-001", "大仙・仙北");
  private static final OpenReturn YOKOTE = open("R7-BANSO-05-002", "横手");
  private static final List<OpenReturn> BOTH = List.of(SENBOKU, YOKOTE);

  @Test
  @DisplayName("応募地域名が同じなら、その申込みの回答と見立てる")
  void goesByTheNameOfTheArea() {
    MailedForm senboku = form("大仙・仙北");
    MailedForm other = form("能代・山本");
    assertThat(of(BOTH, null, senboku, other)).isEqualTo(Map.of(id(senboku), SENBOKU));
  }

  @Test
  @DisplayName("補正のお願いへの返信に申込書が一つなら、名前が違ってもその回答と見立てる")
  void goesByTheMailThatIsAnswered() {
    MailedForm renamed = form("県南の三市町");
    assertThat(of(BOTH, YOKOTE.key(), renamed)).isEqualTo(Map.of(id(renamed), YOKOTE));
    assertThat(of(BOTH, null, renamed)).isEmpty();
    assertThat(of(BOTH, YOKOTE.key(), renamed, form("男鹿"))).isEmpty();
  }

  @Test
  @DisplayName("読み取れないファイルも、返信に一つだけならその回答と見立てる")
  void proposesWhatNobodyCouldRead() {
    MailedForm paper = unread();
    assertThat(of(BOTH, SENBOKU.key(), paper)).isEqualTo(Map.of(id(paper), SENBOKU));
    assertThat(of(BOTH, SENBOKU.key(), paper, unread())).isEmpty();
    assertThat(of(List.of(), SENBOKU.key(), paper)).isEmpty();
  }

  private static Map<UUID, OpenReturn> of(List<OpenReturn> open, CaseKey answered, MailedForm... files) {
    return CorrectionProposals.of(open, answered, List.of(files));
  }

  private static UUID id(MailedForm form) {
    return form.file().documentId();
  }

  private static OpenReturn open(String key, String area) {
    return new OpenReturn(new ApplicationId(UUID.randomUUID()), new CaseKey(key), area, Instant.EPOCH, true);
  }

  private static MailedForm form(String area) {
    return new MailedForm(
        file(), area, "", "", Answers.empty(), List.of(), List.of(), List.of(), List.of(), null, List.of(), null);
  }

  private static MailedForm unread() {
    return new MailedForm(file(), "", "", "", null, List.of(), List.of(), List.of(), List.of(), "x", List.of(), null);
  }

  private static InboundFile file() {
    return new InboundFile(UUID.randomUUID(), "a.xlsx", 1, "0123456789abcdef");
  }
}
