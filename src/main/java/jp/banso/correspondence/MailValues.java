package jp.banso.correspondence;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
    return print(kind, kind.places().values(), context);
  }

  /** The places that say something else where a value is another one. */
  List<MailPlace> naming(MailKind kind, String value) {
    Pattern named = Pattern.compile("\\b" + Pattern.quote(value) + "\\b");
    return kind.places().values().stream().filter(place -> named.matcher(place.source()).find()).toList();
  }

  /** What was said to another receiver, with what differs for this one printed again. */
  Map<String, String> again(MailKind kind, List<MailPlace> differing, Context context, Map<String, String> said) {
    Map<String, String> next = new LinkedHashMap<>(said);
    differing.forEach(place -> next.remove(place.name()));
    next.putAll(print(kind, differing, context));
    return next;
  }

  private Map<String, String> print(MailKind kind, Collection<MailPlace> some, Context context) {
    List<String> printed = together(some, context);
    if (printed.size() != some.size()) {
      return oneByOne(kind, some, context);
    }
    Iterator<String> next = printed.iterator();
    Map<String, String> said = new LinkedHashMap<>();
    some.forEach(place -> said.put(place.name(), withoutEnd(next.next())));
    return said;
  }

  /** In one go, as a mail knows two dozen places; empty if one fails. */
  private List<String> together(Collection<MailPlace> some, Context context) {
    String source = some.stream().map(MailValues::source).collect(Collectors.joining(BETWEEN));
    try {
      return List.of(places.process(source, context).split(BETWEEN, -1));
    } catch (TemplateEngineException e) {
      return List.of();
    }
  }

  private Map<String, String> oneByOne(MailKind kind, Collection<MailPlace> some, Context context) {
    Map<String, String> said = new LinkedHashMap<>();
    for (MailPlace place : some) {
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
