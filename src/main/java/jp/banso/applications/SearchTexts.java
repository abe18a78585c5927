package jp.banso.applications;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.forms.Answers;
import jp.banso.forms.FormAnswersView;
import jp.banso.forms.FormPages;
import jp.banso.forms.FormRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What of the forms is searched: kept beside them in the versions that different viewers read. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SearchTexts {

  /** Nobody looks for what stands further down, and a form has no end. */
  private static final int LONGEST = 60_000;

  private final JdbcClient jdbc;
  private final ApplicationChecks checks;
  private final FormPages pages;

  SearchTexts(JdbcClient jdbc, ApplicationChecks checks, FormPages pages) {
    this.jdbc = jdbc;
    this.checks = checks;
    this.pages = pages;
  }

  /** The text as it is being written. */
  public void written(Application application) {
    String words = words(application.form(), application.answers());
    jdbc.sql(
            "insert into application_text (application_id, words, handed_words, sent_words)"
                + " values (?, search_fold(?), '', '') on conflict (application_id)"
                + " do update set words = excluded.words")
        .params(application.id().value(), words)
        .update();
  }

  /** A version that others read from now on. */
  public void kept(ApplicationVersion version) {
    String words = words(version.form(), version.answers());
    jdbc.sql(
            "insert into application_text (application_id, words, handed_words, sent_words)"
                + " values (:id, '', case when :handed then search_fold(:words) else '' end,"
                + " case when :sent then search_fold(:words) else '' end) on conflict (application_id) do update set"
                + " handed_words = case when :handed then excluded.handed_words else application_text.handed_words end,"
                + " sent_words = case when :sent then excluded.sent_words else application_text.sent_words end")
        .param("id", version.application().value())
        .param("handed", version.occasion().changedHands())
        .param("sent", version.occasion().isWhatTheSecretariatHas())
        .param("words", words)
        .update();
  }

  private String words(FormRef form, Answers answers) {
    String all =
        pages.read(checks.definition(form), answers).sections().stream()
            .flatMap(section -> section.entries().stream())
            .flatMap(SearchTexts::words)
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining("\n"));
    return all.length() <= LONGEST ? all : all.substring(0, LONGEST);
  }

  private static Stream<String> words(FormAnswersView.Entry entry) {
    return Stream.concat(
        Stream.concat(
            Stream.of(entry.text()),
            entry.options().stream().filter(FormAnswersView.Option::chosen).map(FormAnswersView.Option::label)),
        entry.rows().stream().flatMap(row -> row.cells().stream()));
  }
}
