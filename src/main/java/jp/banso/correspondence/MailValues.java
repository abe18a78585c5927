package jp.banso.correspondence;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateEngineException;

/** What every place of a mail says, when the mail is written. */
@Component
class MailValues {

  /** Hardly ever part of what is printed; if it is, the places are printed one by one. */
  private static final String BETWEEN = "\u001e";

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
    List<String> printed = together(kind, context);
    if (printed.size() != kind.places().size()) {
      return oneByOne(kind, context);
    }
    Iterator<String> next = printed.iterator();
    Map<String, String> said = new LinkedHashMap<>();
    kind.places().keySet().forEach(name -> said.put(name, withoutEnd(next.next())));
    return said;
  }

  /** In one go, as a call is announced to 47 desks and each of its mails knows two dozen places; empty if one fails. */
  private List<String> together(MailKind kind, Context context) {
    String source = kind.places().values().stream().map(MailValues::source).collect(Collectors.joining(BETWEEN));
    try {
      return List.of(places.process(source, context).split(BETWEEN, -1));
    } catch (TemplateEngineException e) {
      return List.of();
    }
  }

  private Map<String, String> oneByOne(MailKind kind, Context context) {
    Map<String, String> said = new LinkedHashMap<>();
    for (MailPlace place : kind.places().values()) {
      try {
        said.put(place.name(), withoutEnd(places.process(source(place), context)));
      } catch (TemplateEngineException e) {
        LOG.debug("Mail {} cannot say {} here.", kind.id(), place.name(), e);
      }
    }
    return said;
  }

  private static String source(MailPlace place) {
    return place.kind() == MailPlace.Kind.CASE ? WHETHER.formatted(place.source()) : place.source();
  }

  private static String withoutEnd(String printed) {
    return printed.replaceFirst("\\R+$", "");
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
