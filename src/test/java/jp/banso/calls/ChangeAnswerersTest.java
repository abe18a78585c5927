package jp.banso.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.UUID;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("正誤・中止の案に答える人")
class ChangeAnswerersTest {

  private static final UUID PROPOSER = UUID.randomUUID();

  private final People people = mock(People.class);
  private final ChangeAnswerers answerers = new ChangeAnswerers(people);

  @Test
  @DisplayName("責任者が一人だけなら、了承の要らない公募の案に答える人はいない")
  void needsAnotherManager() {
    hold(RoleKind.SECRETARIAT_MANAGER, PROPOSER);
    hold(RoleKind.SECRETARIAT, UUID.randomUUID());
    assertThat(answerers.exist(ProgrammeCode.BANSO, false, PROPOSER)).isFalse();
    hold(RoleKind.SECRETARIAT_MANAGER, PROPOSER, UUID.randomUUID());
    assertThat(answerers.exist(ProgrammeCode.BANSO, false, PROPOSER)).isTrue();
  }

  @Test
  @DisplayName("了承の要る公募では、厚生労働省の担当者か、その回答を記録する別の事務局職員が答える")
  void needsTheMinistryOrWhoRecordsItsWord() {
    hold(RoleKind.SECRETARIAT_MANAGER, PROPOSER);
    assertThat(answerers.exist(ProgrammeCode.BANSO, true, PROPOSER)).isFalse();
    hold(RoleKind.SECRETARIAT, UUID.randomUUID());
    assertThat(answerers.exist(ProgrammeCode.BANSO, true, PROPOSER)).isTrue();
    hold(RoleKind.SECRETARIAT);
    hold(RoleKind.MINISTRY, UUID.randomUUID());
    assertThat(answerers.exist(ProgrammeCode.BANSO, true, PROPOSER)).isTrue();
  }

  private void hold(RoleKind role, UUID... persons) {
    when(people.withRole(role, ProgrammeCode.BANSO))
        .thenReturn(
            List.of(persons).stream().map(id -> new PersonView(id, "担当者", "tanto@example.jp", "事務局", null)).toList());
  }
}
