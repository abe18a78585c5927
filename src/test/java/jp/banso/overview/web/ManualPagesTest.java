package jp.banso.overview.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import jp.banso.kernel.NotFound;
import jp.banso.overview.web.ManualPages.Kind;
import jp.banso.overview.web.ManualPages.Span;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("操作の手引きを画面に表示する")
class ManualPagesTest {

  private final ManualPages manual = new ManualPages();

  @ParameterizedTest
  @ValueSource(strings = {"region", "prefecture", "secretariat", "ministry", "reviewer", "advisor", "administrator"})
  @DisplayName("役割ごとのページがあり、絵もすべてある")
  void showsAPageForEachRole(String name) {
    ManualPages.Page page = manual.page(name);
    assertThat(page.title()).endsWith("手引き");
    assertThat(page.blocks()).isNotEmpty();
    assertThat(page.blocks().stream().filter(block -> block.kind() == Kind.PICTURE))
        .allSatisfy(block -> assertThat(manual.picture(block.picture()).exists()).isTrue());
    assertThat(page.blocks()).allSatisfy(block -> assertThat(block.text()).doesNotContain("**", "](", "`"));
  }

  @Test
  @DisplayName("目次の表は、それぞれのページに続く")
  void leadsFromTheContentsToThePages() {
    ManualPages.Block table =
        manual.page(ManualPages.CONTENTS).blocks().stream().filter(block -> block.kind() == Kind.TABLE).findFirst().orElseThrow();
    List<String> pages =
        table.rows().stream().skip(1).flatMap(List::stream).flatMap(List::stream).map(Span::page).flatMap(Stream::ofNullable).toList();
    assertThat(pages).contains("region", "administrator").allSatisfy(page -> assertThat(manual.page(page)).isNotNull());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nothing", "../application", "region.md", "pictures/home-admin", "..%2f"})
  @DisplayName("ないページやほかのファイルは見つからない")
  void opensNothingElse(String name) {
    assertThatThrownBy(() -> manual.page(name)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> manual.picture(name)).isInstanceOf(NotFound.class);
  }
}
