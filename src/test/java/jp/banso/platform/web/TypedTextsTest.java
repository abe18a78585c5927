package jp.banso.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

@DisplayName("保存できなかった入力の控え")
class TypedTextsTest {

  @Test
  @DisplayName("長すぎる一つの欄のために、ほかの欄を落とさない。落としたことは知らせる")
  void leavesOutOnlyWhatDoesNotFit() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.addParameter("opinion", "県として支援を希望する。");
    request.addParameter("reason", "長".repeat(500_000));
    request.addParameter("note", "調整中のため");

    TypedTexts typed = TypedTexts.of(request);

    assertThat(typed.texts()).containsExactly("県として支援を希望する。", "調整中のため");
    assertThat(typed.cut()).isTrue();
  }

  @Test
  @DisplayName("様式が自ら送る値、合言葉、選択肢は含めない")
  void keepsWhatWasWritten() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.addParameter("version", "3");
    request.addParameter("password", "himitsu");
    request.addParameter("existingPassword", "himitsu");
    request.addParameter("token", "x".repeat(43));
    request.addParameter("code", "ABCD2345");
    request.addParameter("next", "list");
    request.addParameter("decision", "AGREED");
    request.addParameter("parent", "Group_Region");
    request.addParameter("required", "true");
    request.addParameter("_required", "on");
    request.addParameter("several", "true", "on");
    request.addParameter("answer", "no");
    request.addParameter("note", "確認しました");

    assertThat(TypedTexts.of(request)).isEqualTo(new TypedTexts(java.util.List.of("確認しました"), false));
  }
}
