package jp.banso.correspondence;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The base addresses that mails print, インターネット and LGWAN, as far as they are set; one of them is. */
@Component
public class Sites {

  private final String internet;
  private final String lgwan;
  private final MessageSource messages;

  Sites(
      @Value("${banso.site.internet}") String internet,
      @Value("${banso.site.lgwan}") String lgwan,
      MessageSource messages) {
    this.internet = base("internet", internet);
    this.lgwan = base("lgwan", lgwan);
    this.messages = messages;
    if (this.internet.isEmpty() && this.lgwan.isEmpty()) {
      throw new IllegalStateException(
          "Banso does not start without an address for its mails to print: set banso.site.internet"
              + " or banso.site.lgwan (BANSO_SITE_INTERNET, BANSO_SITE_LGWAN).");
    }
  }

  /** One line for each address of a page, {@code path} begins with a slash. */
  public List<String> lines(String path) {
    return Stream.of(line("internet", internet, path), line("lgwan", lgwan, path))
        .flatMap(List::stream)
        .toList();
  }

  /** What an answer has to carry along where the address to which it goes cannot say what it answers. */
  String replyLine(String tag) {
    return messages.getMessage("correspondence.site.reply", new Object[] {tag}, Locale.JAPAN);
  }

  private List<String> line(String network, String base, String path) {
    return base.isEmpty()
        ? List.of()
        : List.of(
            messages.getMessage(
                "correspondence.site." + network, new Object[] {base + path}, Locale.JAPAN));
  }

  private static String base(String network, String given) {
    String base = given.strip().replaceFirst("/+$", "");
    if (!base.isEmpty() && !isAddress(base)) {
      throw new IllegalStateException(
          "banso.site." + network + " is no address like https://banso.example.jp: " + given);
    }
    return base;
  }

  private static boolean isAddress(String base) {
    try {
      URI address = URI.create(base);
      return address.isAbsolute()
          && List.of("http", "https").contains(address.getScheme())
          && address.getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
