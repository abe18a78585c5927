package jp.banso.worklist;

import java.util.List;
import jp.banso.platform.database.CopiedTables;
import org.springframework.stereotype.Component;

/** When people are reminded of their work, for a rehearsal. */
@Component
class CopiedTerms implements CopiedTables {

  @Override
  public List<Copied> copied() {
    return List.of(Copied.whole("reminder_term"), Copied.whole("planned_reminder"));
  }
}
