package jp.banso.applications;

import java.util.List;
import java.util.stream.Stream;
import jp.banso.forms.NeededAnswers;
import org.springframework.stereotype.Component;

/** What is read of every application: by its lists and mails, its composition and the requirements of the call. */
@Component
class AskedOfEveryForm implements NeededAnswers {

  private static final List<String> FIELDS =
      List.of("prefecture", "regionUnit", "regionName", "representative.name", "representative.email");
  private static final List<String> COLUMNS = List.of("affiliation", "department", "title", "profession");

  @Override
  public List<Needed> needed() {
    return Stream.concat(
            FIELDS.stream().map(path -> new Needed(path, "applications.needed." + path)),
            COLUMNS.stream().map(column -> new Needed("members[0]." + column, "applications.needed.members." + column)))
        .toList();
  }
}
