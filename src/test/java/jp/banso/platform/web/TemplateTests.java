package jp.banso.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("画面のひな形")
class TemplateTests {

  private static final Path ROOT = Path.of("src/main/resources/templates");
  private static final Pattern TAG = Pattern.compile("<[a-zA-Z][^<>]*(?:\"[^\"]*\"[^<>]*)*>", Pattern.DOTALL);

  private static List<Path> templates() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files.filter(file -> file.toString().endsWith(".html")).toList();
    }
  }

  private static List<String> tagsThat(Pattern first, Pattern second) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path template : templates()) {
      Matcher tags = TAG.matcher(Files.readString(template));
      while (tags.find()) {
        if (first.matcher(tags.group()).find() && second.matcher(tags.group()).find()) {
          found.add(ROOT.relativize(template) + ": " + tags.group());
        }
      }
    }
    return found;
  }

  /** Inclusion is processed before condition and loop, which are lost on the replaced element. */
  @Test
  @DisplayName("部品の差し込みと条件を同じ要素に書かない")
  void keepsConditionsApartFromInclusions() throws IOException {
    assertThat(
            tagsThat(
                Pattern.compile("\\sth:replace="), Pattern.compile("\\sth:(if|unless|each)=")))
        .as("put the condition on a th:block around the inclusion")
        .isEmpty();
  }

  /** The template engine refuses beans in what an inclusion hands over. */
  @Test
  @DisplayName("部品に渡す値の中で部品棚を呼ばない")
  void handsPlainValuesToInclusions() throws IOException {
    assertThat(
            tagsThat(
                Pattern.compile("\\sth:replace=\"[^\"]*\\$\\{[^\"}]*@"), Pattern.compile(".")))
        .as("work the value out by th:with on a th:block around the inclusion")
        .isEmpty();
  }

  /** The same engine refuses beans in text that is printed as it is. */
  @Test
  @DisplayName("メールの文面は渡された値だけを印字する")
  void printsPlainValuesInMails() throws IOException {
    Pattern bean = Pattern.compile("\\$\\{[^}]*@[a-zA-Z]+\\.");
    try (Stream<Path> mails = Files.walk(ROOT.resolve("mail"))) {
      for (Path mail : mails.filter(Files::isRegularFile).toList()) {
        assertThat(bean.matcher(Files.readString(mail)).find()).as(mail.toString()).isFalse();
      }
    }
  }

  @Test
  @DisplayName("読み上げや部品のための属性の中で部品棚を呼ばない")
  void handsPlainValuesToOtherAttributes() throws IOException {
    assertThat(
            tagsThat(
                Pattern.compile("\\sth:(aria|data)-[a-z-]+=\"[^\"]*\\$\\{[^\"}]*@"), Pattern.compile(".")))
        .as("Thymeleaf refuses it when the page is shown; work the value out by th:with")
        .isEmpty();
  }

  /** An inclusion takes every element that is called like the part, whatever else that element is. */
  @Test
  @DisplayName("部品の名前は、そのひな形のほかの要素の名前ではない")
  void namesPartsUnlikeElements() throws IOException {
    Pattern part = Pattern.compile("th:fragment=\"(\\w+)");
    for (Path template : templates()) {
      String text = Files.readString(template);
      part.matcher(text).results().forEach(named ->
          assertThat(Pattern.compile("<" + named.group(1) + "[\\s>]").matcher(text).results().count())
              .as("%s in %s", named.group(1), ROOT.relativize(template))
              .isLessThan(2));
    }
  }

  @Test
  @DisplayName("文字をそのまま埋め込まない")
  void neverPrintsUnescapedText() throws IOException {
    assertThat(tagsThat(Pattern.compile("th:utext"), Pattern.compile("."))).isEmpty();
  }

  @Test
  @DisplayName("様式や動きを要素の中に書かない")
  void keepsStyleAndScriptOutOfElements() throws IOException {
    assertThat(tagsThat(Pattern.compile("\\s(style|onclick|onchange|onsubmit|th:style)="), Pattern.compile(".")))
        .isEmpty();
  }
}
