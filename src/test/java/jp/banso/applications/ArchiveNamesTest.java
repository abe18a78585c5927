package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("ZIPの中のファイル名")
class ArchiveNamesTest {

  @Test
  @DisplayName("上の階層・引用符・改行・向きを変える文字・長すぎる名前・濁点の分かれた名前を、そのままにしない")
  void keepsNothingThatMisleads() {
    assertThat(ArchiveNames.safe("../../etc/passwd")).isEqualTo("etc_passwd");
    assertThat(ArchiveNames.safe("大仙\"仙北\r\n")).isEqualTo("大仙_仙北");
    assertThat(ArchiveNames.safe("a\u202Efdp.exe")).isEqualTo("a_fdp.exe");
    assertThat(ArchiveNames.safe("か\u3099")).isEqualTo("が");
    assertThat(ArchiveNames.safe("表ソ能.")).isEqualTo("表ソ能");
    assertThat(ArchiveNames.safe("a".repeat(300))).hasSize(80);
    assertThat(ArchiveNames.safe("長".repeat(300)).getBytes(StandardCharsets.UTF_8)).hasSizeBetween(190, 200);
    assertThat(ArchiveNames.safe("葛\uDB40\uDD00".repeat(80))).matches("(葛\uDB40\uDD00)+").hasSizeLessThan(200);
    assertThat(ArchiveNames.safe("\uFA19社")).as("another way to write 神").isEqualTo("\uFA19社");
    assertThat(ArchiveNames.safe("/\\:")).isEmpty();
  }
}
