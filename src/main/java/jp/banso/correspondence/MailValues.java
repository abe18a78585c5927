package jp.banso.correspondence;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateEngineException;

/** What every place of a mail says, when the mail is written. */
@Component
class MailValues {

  private static final Logger LOG = LoggerFactory.getLogger(MailValues.class);
  private static final String WHETHER = "[# th:if=\"%s\"]" + MailWording.TRUE + "[/]";

  private final ITemplateEngine places;

  MailValues(MailTemplates templates) {
    this.places = templates.places();
  }

  /**
   * Of all places that the kind knows, named by its text or not: the next text may name others. One that cannot be
   * printed in this case is left out, so that it stops no mail whose text does without it.
   */
  Map<String, String> of(MailKind kind, Context context) {
    Map<String, String> said = new LinkedHashMap<>();
    for (MailPlace place : kind.places().values()) {
      String source =
          place.kind() == MailPlace.Kind.CASE ? WHETHER.formatted(place.source()) : place.source();
      try {
        said.put(place.name(), places.process(source, context).replaceFirst("\\R+$", ""));
      } catch (TemplateEngineException e) {
        LOG.debug("Mail {} cannot say {} here.", kind.id(), place.name(), e);
      }
    }
    return said;
  }

  /** What the places say for example. */
  static Map<String, String> examples(MailKind kind, String yes) {
    Map<String, String> said = new LinkedHashMap<>();
    for (MailPlace place : kind.places().values()) {
      boolean holds = place.kind() == MailPlace.Kind.CASE && place.example().equals(yes);
      said.put(place.name(), holds ? MailWording.TRUE : place.example());
    }
    return said;
  }
}
