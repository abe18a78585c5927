package jp.banso.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

@DisplayName("メールに印字する画面のアドレス")
class SitesTest {

  private final StaticMessageSource messages = new StaticMessageSource();

  private Sites sites(String internet, String lgwan) {
    messages.addMessage("correspondence.site.internet", Locale.JAPAN, "インターネット： {0}");
    messages.addMessage("correspondence.site.lgwan", Locale.JAPAN, "LGWAN： {0}");
    return new Sites(internet, lgwan, messages);
  }

  @Test
  @DisplayName("決めてあるものを両方とも印字する")
  void printsBothNetworks() {
    assertThat(sites("https://banso.example.jp/", "http://10.1.2.3:8443/banso").lines("/applications/1"))
        .containsExactly(
            "インターネット： https://banso.example.jp/applications/1",
            "LGWAN： http://10.1.2.3:8443/banso/applications/1");
    assertThat(sites("", "https://banso.lgwan.example.jp").lines("/")).hasSize(1);
  }

  @Test
  @DisplayName("どちらも決めていなければ起動しない")
  void refusesToStartWithoutAnAddress() {
    assertThatThrownBy(() -> sites(" ", "")).hasMessageContaining("BANSO_SITE_INTERNET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"banso.example.jp", "ftp://banso.example.jp", "https://", "https://banso example.jp"})
  @DisplayName("アドレスでないものでは起動しない")
  void refusesWhatIsNoAddress(String base) {
    assertThatThrownBy(() -> sites(base, "")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("本番では環境変数で決め、決めなければ空である")
  void takesThemFromTheEnvironmentInProduction() throws Exception {
    StandardEnvironment environment = new StandardEnvironment();
    new YamlPropertySourceLoader()
        .load("production", new ClassPathResource("application-production.yaml"))
        .forEach(environment.getPropertySources()::addLast);
    assertThat(environment.getProperty("banso.site.internet")).isEmpty();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("environment", Map.of("BANSO_SITE_LGWAN", "https://banso.example.jp")));
    assertThat(environment.getProperty("banso.site.lgwan")).isEqualTo("https://banso.example.jp");
  }
}
