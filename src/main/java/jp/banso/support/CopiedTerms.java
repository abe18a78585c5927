package jp.banso.support;

import java.util.List;
import jp.banso.platform.database.CopiedTables;
import org.springframework.stereotype.Component;

/** Internal days of a support, for a rehearsal. */
@Component
class CopiedTerms implements CopiedTables {

  @Override
  public List<Copied> copied() {
    return List.of(
        Copied.whole("support_term"), Copied.whole("support_measures_warning"));
  }
}
