package jp.banso.correspondence;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The base addresses that mails print, インターネット and LGWAN, as far as they are set. */
@Component("sites")
public class Sites {

  private final String internet;
  private final String lgwan;
  private final MessageSource messages;

  Sites(
      @Value("${banso.site.internet:http://127.0.0.1:${server.port:8080}}") String internet,
      @Value("${banso.site.lgwan:}") String lgwan,
      MessageSource messages) {
    this.internet = internet;
    this.lgwan = lgwan;
    this.messages = messages;
  }

  /** One line for each address of a page, {@code path} begins with a slash. */
  public List<String> lines(String path) {
    return Stream.of(line("internet", internet, path), line("lgwan", lgwan, path))
        .flatMap(List::stream)
        .toList();
  }

  private List<String> line(String network, String base, String path) {
    return base.isBlank()
        ? List.of()
        : List.of(
            messages.getMessage(
                "correspondence.site." + network, new Object[] {base + path}, Locale.JAPAN));
  }
}
