package jp.banso.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("メールの文面")
class MailTemplateTest {

  private static final Path ROOT = Path.of("src/main/resources/templates/mail");

  static List<Path> templates() throws IOException {
    try (Stream<Path> files = Files.list(ROOT)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  @DisplayName("件名で始まり、差し込みに部品の名を使わない")
  void beginsWithItsSubject(Path template) throws IOException {
    String text = Files.readString(template);
    assertThat(text.lines().findFirst().orElse("")).as("the first line is the subject").isNotBlank();
    assertThat(text).as("write wareki and caseNumbers without @").doesNotContain("${@");
  }

  @ParameterizedTest
  @MethodSource("templates")
  @DisplayName("画面のアドレスと署名は共通の結びだけが印字する")
  void leavesAddressesAndSignatureToTheEnding(Path template) throws IOException {
    if (!template.endsWith("ending.txt")) {
      assertThat(Files.readString(template)).doesNotContain("pageLines", "secretariat.", "――――――――――", "http");
    }
  }
}
