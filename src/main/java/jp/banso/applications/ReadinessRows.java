package jp.banso.applications;

import java.sql.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.composition.CompositionFinding;
import jp.banso.forms.Finding;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormSection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far each application is: worked out when its text is written, and read by the lists. Whatever else changes the
 * judgement (the terms of the call) has to say so here.
 */
@Component
class ReadinessRows {

  private static final int BATCH = 200;

  private final JdbcClient jdbc;
  private final Applications applications;
  private final ApplicationChecks checks;
  private final ApplicationVersions versions;
  private final SearchTexts texts;

  ReadinessRows(
      JdbcClient jdbc, Applications applications, ApplicationChecks checks, ApplicationVersions versions,
      SearchTexts texts) {
    this.jdbc = jdbc;
    this.applications = applications;
    this.checks = checks;
    this.versions = versions;
    this.texts = texts;
  }

  /** Of the text as it is now. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(Application application) {
    ApplicationCheck check = checks.of(application);
    FormDefinition form = checks.definition(application.form());
    List<FormSection> sections =
        form.shown(application.answers()).sections().stream().filter(one -> !one.fields().isEmpty()).toList();
    Set<String> wanting =
        check.stopping().stream()
            .flatMap(finding -> form.sectionOf(finding.path()).stream())
            .map(FormSection::key)
            .collect(Collectors.toSet());
    List<String> open = sections.stream().map(FormSection::key).filter(wanting::contains).toList();
    List<String> toConfirm = new ArrayList<>();
    List<String> unconfirmed = new ArrayList<>();
    check.form().stream().filter(finding -> !finding.stopsHandOver()).map(Finding::ruleId).forEach(toConfirm::add);
    check.composition()
        .forEach(
            concern ->
                (concern.kind() == CompositionFinding.Kind.UNCONFIRMED ? unconfirmed : toConfirm).add(concern.rule()));
    jdbc.sql(
            "insert into application_readiness (application_id, sections, open_sections, gaps, to_confirm, unconfirmed)"
                + " values (?,?,?,?,?,?) on conflict (application_id) do update set sections = excluded.sections,"
                + " open_sections = excluded.open_sections, gaps = excluded.gaps, to_confirm = excluded.to_confirm,"
                + " unconfirmed = excluded.unconfirmed")
        .params(
            application.id().value(), sections.size(), texts(open), check.stopping().size(), texts(toConfirm),
            texts(unconfirmed))
        .update();
  }

  private static String[] texts(List<String> list) {
    return list.toArray(String[]::new);
  }

  /**
   * Of those that were written before this was kept, some at a time.
   *
   * @return how many there were
   */
  @Transactional
  public int keepMissing() {
    List<UUID> missing =
        jdbc.sql(
                "select a.id from application a where not exists"
                    + " (select 1 from application_readiness r where r.application_id = a.id) limit " + BATCH)
            .query(UUID.class)
            .list();
    for (Application application : applications.findByIdIn(missing)) {
      keep(application);
      texts.written(application);
      versions.findByApplicationIdOrderByNumber(application.id().value()).forEach(texts::kept);
    }
    return missing.size();
  }

  static List<String> list(Array array) throws java.sql.SQLException {
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
