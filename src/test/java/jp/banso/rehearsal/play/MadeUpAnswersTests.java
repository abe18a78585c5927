package jp.banso.rehearsal.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import jp.banso.BansoTest;
import jp.banso.forms.AnswerBinder;
import jp.banso.forms.Answers;
import jp.banso.forms.ApplicationForm;
import jp.banso.forms.BoundAnswers;
import jp.banso.forms.Finding;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormValidator;
import jp.banso.forms.TextPattern;
import jp.banso.platform.documents.Documents;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@BansoTest
@DisplayName("リハーサルの架空の記入")
class MadeUpAnswersTests {

  private static final String ADDED =
      """
      [{"type":"filepicker","id":"Added_File","key":"plan","label":"計画書","accept":".pdf","validate":{"required":true}},
       {"type":"textfield","id":"Added_Code","key":"code","label":"符号",
        "validate":{"required":true,"pattern":"^[A-C]{2}-\\\\d{3}$"},"properties":{"patternLabel":"AB-123"}},
       {"type":"dynamiclist","id":"Added_List","path":"visits","label":"訪問","defaultRepetitions":1,
        "properties":{"required":"true","maxRows":"5"},
        "components":[{"type":"datetime","id":"Added_Day","key":"day","subtype":"date","dateLabel":"訪問日",
          "validate":{"required":true}}]}]
      """;

  @Autowired private Clock clock;
  @Autowired private Documents documents;

  private static FormDefinition form() throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode schema = (ObjectNode) json.readTree(ApplicationForm.schema());
    ArrayNode first = (ArrayNode) schema.withArray("components").get(0).withArray("/components");
    json.readTree(ADDED).forEach(first::add);
    return ApplicationForm.definition(schema.toString());
  }

  @Test
  @DisplayName("必須のファイル・書き方の型・表の中の日付も記入され、記入もれがない")
  void fillsInWhatAFormMayAsk() throws IOException {
    FormDefinition form = form();
    MadeUpAnswers answers = new MadeUpAnswers(clock, documents);
    BoundAnswers bound =
        new AnswerBinder().bind(form, answers.of(form, Applicant.A), Answers.empty(), answers.files(form));
    assertThat(bound.refused()).isFalse();
    assertThat(new FormValidator().validate(form, bound.answers()))
        .filteredOn(finding -> List.of("plan", "code").contains(finding.path()) || finding.path().startsWith("visits"))
        .extracting(Finding::path)
        .isEmpty();
    assertThat(bound.answers().text("code")).isEqualTo("AA-111");
    assertThat(bound.answers().files("plan")).singleElement().satisfies(file -> assertThat(file.name()).endsWith(".pdf"));
    assertThat(bound.answers().rows("visits").get(0).text("day")).isEqualTo(LocalDate.now(clock).toString());
    assertThat(answers.unknown(form)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"^\\d{3}-\\d{4}$", "^(?:R|H)[1-9]\\d*年$", "^[^0-9]+$", "^a?b(c|d){2,3}\\.$", "[ァ-ヶ]{2}", "^$|x"})
  @DisplayName("書き方の型に合う例ができる")
  void findsAnExample(String expression) {
    TextPattern pattern = new TextPattern(expression, "");
    assertThat(PatternExample.of(pattern)).isPresent().get().satisfies(text -> assertThat(pattern.accepts(text)).isTrue());
  }

  @Test
  @DisplayName("合う例のない型は、ないと分かる")
  void findsNoneWhereThereIsNone() {
    assertThat(PatternExample.of(new TextPattern("a$b", ""))).isEmpty();
  }
}
