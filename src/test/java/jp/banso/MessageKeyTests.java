package jp.banso;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every text that a screen or mail names exists, once, and stands in the message files only. */
@DisplayName("画面の文言")
class MessageKeyTests {

  private static final MessageBundles BUNDLES = MessageBundles.load();
  private static final MessageUses USES = MessageUses.find(BUNDLES.families());

  /** Accepts whatever is typed, so that no finding ever names it. */
  private static final Set<String> NEVER_SHOWN = Set.of("forms.finding.format.plain");

  private static final Path MANUAL = Path.of("docs/manual");
  private static final Pattern QUOTED = Pattern.compile("「([^「」]+)」");
  private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]]*\\]\\(([^)]+)\\)");

  private static final String HTML_COMMENT = "(?s)<!--.*?-->";
  private static final String CODE_COMMENT = "(?s)/\\*.*?\\*/|(?m)(?<![:'\"])//[^\n]*";

  @Test
  @DisplayName("使われている文言はすべて用意されている")
  void everyUsedTextExists() {
    assertThat(missing(USES.keys()))
        .as("add the keys to i18n/<module>.properties")
        .isEmpty();
  }

  @Test
  @DisplayName("取りまとめた申込書は、ホームでも案件の画面でも同じ言葉で呼ぶ")
  void oneWordForWhatIsCompiled() {
    Map<String, String> texts = BUNDLES.values();
    assertThat(List.of("stage", "state", "applicantState"))
        .allSatisfy(kind -> assertThat(texts.get("applications." + kind + ".COMPILED")).isEqualTo("取りまとめ済"));
  }

  @Test
  @DisplayName("文字数は「文字」で数え、案件の画面でできることは「いまできること」と呼ぶ")
  void oneWordForOneThing() {
    Pattern otherWord = Pattern.compile("(?<!文)字以内|[}nm]字|いま行うこと|今(行う|できる)こと");
    assertThat(BUNDLES.texts())
        .filteredOn(text -> otherWord.matcher(text.value()).find())
        .extracting(text -> text.key() + "=" + text.value())
        .isEmpty();
  }

  @Test
  @DisplayName("手引きが「」で示す言葉は、画面か手続の図にある")
  void theManualSpeaksTheWordsOfTheScreens() {
    String shown =
        BUNDLES.texts().stream().map(MessageBundles.Text::value).map(text -> text.replaceAll("\\{\\d\\}", "")).collect(Collectors.joining("\n"))
            + SourceTree.files(Path.of("processes"), ".bpmn").stream().map(SourceTree::read).collect(Collectors.joining());
    assertThat(SourceTree.files(MANUAL, ".md"))
        .isNotEmpty()
        .allSatisfy(
            page -> {
              String text = SourceTree.read(page);
              assertThat(QUOTED.matcher(text.replaceAll("\\s+", "")).results().map(quoted -> quoted.group(1)))
                  .as(page.toString()).isNotEmpty().allSatisfy(quoted -> assertThat(shown).contains(quoted));
              assertThat(PICTURE.matcher(text).results().map(picture -> MANUAL.resolve(picture.group(1))))
                  .as(page.toString()).allSatisfy(picture -> assertThat(picture).exists());
            });
  }

  @Test
  @DisplayName("組み立てて使う文言の系列はすべて用意されている")
  void everyFamilyOfTextsExists() {
    List<String> empty =
        USES.beginnings().entrySet().stream()
            .filter(use -> !BUNDLES.hasFamilyOf(use.getKey()))
            .map(use -> use.getKey() + "… in " + use.getValue())
            .toList();
    assertThat(empty).as("no key of i18n begins so").isEmpty();
  }

  @Test
  @DisplayName("区分の値にはすべて文言がある")
  void everyValueOfAnEnumHasItsText() throws ReflectiveOperationException {
    List<String> missing = new ArrayList<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ModuleOrder.ROOT)) {
      if (type.isEnum() && type.tryGetMethod("messageKey").isPresent()) {
        missing.addAll(textsMissingFor(type.reflect()));
      }
    }
    assertThat(missing).as("add the keys to i18n/<module>.properties").isEmpty();
  }

  private static List<String> textsMissingFor(Class<?> type) throws ReflectiveOperationException {
    Method messageKey = type.getDeclaredMethod("messageKey");
    messageKey.setAccessible(true);
    List<String> missing = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      String key = (String) messageKey.invoke(constant);
      if (!BUNDLES.keys().contains(key) && !NEVER_SHOWN.contains(key)) {
        missing.add(key + " of " + type.getName());
      }
    }
    return missing;
  }

  @Test
  @DisplayName("同じ文言を二度定義しない")
  void noTextIsDefinedTwice() {
    assertThat(BUNDLES.writtenTwice()).as("keep the key in one file").isEmpty();
  }

  @Test
  @DisplayName("使われない文言が残っていない")
  void noTextIsLeftOver() {
    assertThat(BUNDLES.keys().stream().filter(key -> !USES.names(key)))
        .as("nothing names these keys: remove them")
        .isEmpty();
  }

  @Test
  @DisplayName("差込みのある文言は組み立てられる")
  void textsWithPlacesCanBeFilled() {
    for (MessageBundles.Text text : BUNDLES.texts()) {
      if (text.value().matches("(?s).*\\{\\d.*")) {
        assertThat(new MessageFormat(text.value()).toPattern())
            .as("%s in %s: an apostrophe swallows a place, write '' for one", text.key(), text.file())
            .contains("{");
      }
    }
  }

  @Test
  @DisplayName("画面のひな形に日本語を直接書かない")
  void templatesHoldNoText() {
    List<String> found = new ArrayList<>();
    for (Path file : SourceTree.files(SourceTree.TEMPLATES, ".html")) {
      found.addAll(japaneseLines(file, SourceTree.read(file).replaceAll(HTML_COMMENT, "")));
    }
    assertThat(found).as("move the text to i18n and write #{key}; only templates/mail hold text").isEmpty();
  }

  @Test
  @DisplayName("CSSとJavaScriptに文言がない")
  void stylesAndScriptsHoldNoText() {
    List<String> found = new ArrayList<>();
    Path statics = SourceTree.RESOURCES.resolve("static");
    for (String ending : List.of(".css", ".js")) {
      for (Path file : SourceTree.files(statics, ending)) {
        found.addAll(japaneseLines(file, SourceTree.read(file).replaceAll(CODE_COMMENT, "")));
      }
    }
    assertThat(found).as("hand the text over in a data attribute of the template").isEmpty();
  }

  private static List<String> japaneseLines(Path file, String text) {
    return text.lines()
        .filter(line -> SourceRules.JAPANESE.matcher(line).find())
        .map(line -> file + ": " + line.strip())
        .toList();
  }

  private static List<String> missing(Map<String, Path> used) {
    return used.entrySet().stream()
        .filter(use -> !BUNDLES.keys().contains(use.getKey()))
        .map(use -> use.getKey() + " in " + use.getValue())
        .toList();
  }
}
