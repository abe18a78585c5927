package jp.banso.forms;

import java.util.List;
import jp.banso.platform.database.CopiedTables;
import org.springframework.stereotype.Component;

/** The forms with their released versions, for a rehearsal. */
@Component
class CopiedForms implements CopiedTables {

  @Override
  public List<Copied> copied() {
    return List.of(
        new Copied("form", "true", "{}", "false", List.of()),
        new Copied(
            "form_version", "true", "{\"released_by\":null}",
            "t.form_key = :form and t.version = :version", List.of("released_at", "note")));
  }
}
