package jp.banso.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayName("CSVの保存")
class CsvDownloadTest {

  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  @DisplayName("Excelで文字化けせず、区切りや改行や引用符を含む値も崩れない")
  void keepsEveryCharacter() throws IOException {
    write(List.of("𠮷田,太郎", "一行目\n二行目", "「\"」", ""));

    assertThat(text()).isEqualTo("\uFEFF\"𠮷田,太郎\",\"一行目\n二行目\",\"「\"\"」\",\r\n");
    assertThat(response.getHeader("Content-Disposition")).contains("attachment", "UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+81", "-1", "@SUM", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠1"})
  @DisplayName("式として動く値は、文字として開く")
  void disarmsFormulas(String value) throws IOException {
    write(List.of(value));

    assertThat(text()).isEqualTo("\uFEFF\"'" + value + "\"\r\n");
  }

  @Test
  @DisplayName("何ページあっても、もれも重なりもなく書く")
  void writesEveryPage() throws IOException {
    try (CsvDownload csv = CsvDownload.to(response, "一覧.csv")) {
      csv.rows(
          (Integer place, int size) ->
              IntStream.range(place == null ? 0 : place + 1, 1234).limit(size).boxed().toList(),
          number -> number,
          number -> List.of(number.toString()));
    }

    assertThat(text().substring(1).lines())
        .containsExactlyElementsOf(
            IntStream.range(0, 1234).mapToObj(number -> "\"" + number + "\"").toList());
  }

  private void write(List<String> cells) throws IOException {
    try (CsvDownload csv = CsvDownload.to(response, "一覧.csv")) {
      csv.row(cells);
    }
  }

  private String text() {
    return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
