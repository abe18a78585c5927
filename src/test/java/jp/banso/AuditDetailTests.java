package jp.banso;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.banso.applications.ApplicationState;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the sources write into the audit log has a name on its page. */
@DisplayName("監査ログの詳細の名前")
class AuditDetailTests {

  private static final Pattern CALL = Pattern.compile("\\.detail\\(([^,]*),");
  private static final Pattern NAME = Pattern.compile("\"(\\w+)\"");

  /** An id or the name of an element. */
  private static final Pattern INNER =
      Pattern.compile("\\.detail\\(\\s*\"\\w+\",\\s*(?:\\w+(?:\\(\\))?\\.)*(?:id(?:\\(\\))?|definitionKey\\(\\))\\s*\\)");

  private final Set<String> texts =
      MessageBundles.load().texts().stream().map(MessageBundles.Text::key).collect(Collectors.toSet());

  @Test
  @DisplayName("書き込む詳細には、すべて日本語の名前がある")
  void everyDetailHasALabel() {
    Set<String> names = new TreeSet<>();
    for (MatchResult call : calls()) {
      List<String> written = NAME.matcher(call.group(1)).results().map(found -> found.group(1)).toList();
      assertThat(written).as("write the name of a detail as a literal: " + call.group()).isNotEmpty();
      names.addAll(written);
    }
    assertThat(names).contains("reason", "why", "outcome");
    assertThat(names).allMatch(name -> texts.contains("audit.detail." + name));
  }

  @Test
  @DisplayName("結果と役割の値には、すべて日本語の言葉がある")
  void everyValueHasAWord() {
    assertThat(Arrays.stream(RoleKind.values()))
        .allMatch(role -> texts.contains("audit.value.role." + role.name()));
    assertThat(Arrays.stream(ApplicationState.values()))
        .allMatch(state -> texts.contains("audit.value.outcome." + state.name()));
  }

  @Test
  @DisplayName("書き込む詳細は、人の読む言葉であり、内部の番号や箇所の名前ではない")
  void noDetailIsAnInnerName() {
    assertThat(found(INNER)).extracting(MatchResult::group).isEmpty();
  }

  private static List<MatchResult> calls() {
    return found(CALL);
  }

  private static List<MatchResult> found(Pattern pattern) {
    return SourceTree.files(SourceTree.JAVA, ".java").stream()
        .map(SourceTree::read)
        .map(pattern::matcher)
        .flatMap(Matcher::results)
        .toList();
  }
}
