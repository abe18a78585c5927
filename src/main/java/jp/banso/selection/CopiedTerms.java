package jp.banso.selection;

import java.util.List;
import jp.banso.platform.database.CopiedTables;
import org.springframework.stereotype.Component;

/** Internal days of a selection, for a rehearsal. */
@Component
class CopiedTerms implements CopiedTables {

  @Override
  public List<Copied> copied() {
    return List.of(
        Copied.whole("selection_term"));
  }
}
