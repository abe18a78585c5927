package jp.banso.support.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.validation.Errors;
import org.springframework.validation.MapBindingResult;

@DisplayName("伴走支援の欄に書かれた時刻")
class TypedTest {

  private final Errors errors = new MapBindingResult(Map.of(), "form");

  @ParameterizedTest
  @ValueSource(strings = {"14:00", "１４時", "14時00分"})
  @DisplayName("書き方の違いは問わない")
  void readsATime(String typed) {
    assertThat(Typed.time(errors, "from", typed)).isEqualTo(LocalTime.of(14, 0));
    assertThat(errors.hasErrors()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"午後2時", "PM2:00", "14時頃から", "25時"})
  @DisplayName("読み違えるおそれのあるものは、読まずに欄で知らせる")
  void refusesWhatCouldMeanAnotherTime(String typed) {
    assertThat(Typed.time(errors, "from", typed)).isNull();
    assertThat(errors.getFieldError("from").getCode()).isEqualTo("support.error.time");
  }

  @Test
  @DisplayName("空欄には記入を求める")
  void asksForABlankOne() {
    assertThat(Typed.time(errors, "from", " ")).isNull();
    assertThat(errors.getFieldError("from").getCode()).isEqualTo("support.error.required");
  }
}
