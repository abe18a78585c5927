package jp.banso.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.expression.MapAccessor;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.StandardEvaluationContext;

@DisplayName("画面の日付")
class WarekiTextTest {

  @ParameterizedTest
  @CsvSource({
    "date(day), 令和7年7月31日（木）",
    "date(moment), 令和7年8月1日（金）",
    "dateWithoutWeekday(day), 令和7年7月31日",
    "dateWithoutWeekday(moment), 令和7年8月1日",
    "shortDate(day), 7月31日（木）",
    "shortDate(moment), 8月1日（金）",
    "dateTime(moment), 令和7年8月1日（金）0時05分",
    "time(moment), 0時05分",
    "fiscalYear(day), 令和7年度",
    "fiscalYear(moment), 令和7年度",
    "date(missing), ''",
    "dateWithoutWeekday(missing), ''",
    "shortDate(missing), ''",
    "dateTime(missing), ''",
    "time(missing), ''",
    "fiscalYear(missing), ''"
  })
  @DisplayName("テンプレートの式から日本時間で書き、値のないときは何も書かない")
  void printsFromTemplateExpressions(String call, String printed) {
    Map<String, Object> values = new HashMap<>();
    values.put("day", LocalDate.of(2025, 7, 31));
    values.put("moment", Instant.parse("2025-07-31T15:05:00Z"));
    values.put("missing", null);
    StandardEvaluationContext context = new StandardEvaluationContext(values);
    context.addPropertyAccessor(new MapAccessor());
    context.setBeanResolver((ignored, name) -> new WarekiText());

    assertThat(new SpelExpressionParser().parseExpression("@wareki." + call).getValue(context))
        .isEqualTo(printed);
  }
}
