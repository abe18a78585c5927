package jp.banso.applications;

import java.util.List;
import jp.banso.platform.database.CopiedTables;
import org.springframework.stereotype.Component;

/** Internal days of the applications and the aid beside the members, for a rehearsal. */
@Component
class CopiedTerms implements CopiedTables {

  @Override
  public List<Copied> copied() {
    return List.of(
        Copied.whole("application_term"), Copied.whole("member_group_keyword"));
  }
}
