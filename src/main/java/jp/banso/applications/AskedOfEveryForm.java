package jp.banso.applications;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.banso.forms.NeededAnswers;
import jp.banso.forms.TextFormat;
import org.springframework.stereotype.Component;

/** What is read of every application: by its lists and mails, its composition and the requirements of the call. */
@Component
class AskedOfEveryForm implements NeededAnswers {

  /** Requirements B-R01 to B-R20. */
  private static final String CATALOGUE = "B";
  private static final String KEY = "applications.needed.";
  private static final String MAIL = "representative.email";
  private static final List<String> LINES = List.of("regionName", "representative.name");
  private static final List<String> CHOICES = List.of("prefecture");
  /** The decision {@code eligibility} knows these two. */
  private static final Set<String> UNITS = Set.of("1", "2");
  private static final List<String> COLUMNS = List.of("affiliation", "department", "title", "profession");

  @Override
  public String rules() {
    return CATALOGUE;
  }

  @Override
  public List<Needed> needed() {
    return Stream.of(
            CHOICES.stream().map(path -> Needed.one(path, KEY + path, Set.of())),
            Stream.of(Needed.one("regionUnit", KEY + "regionUnit", UNITS)),
            LINES.stream().map(path -> Needed.line(path, KEY + path)),
            Stream.of(Needed.line(MAIL, KEY + MAIL, TextFormat.EMAIL)),
            COLUMNS.stream().map(column -> Needed.line("members[0]." + column, KEY + "members." + column)))
        .flatMap(Function.identity())
        .toList();
  }
}
