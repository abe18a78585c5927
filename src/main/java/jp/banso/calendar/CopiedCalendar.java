package jp.banso.calendar;

import java.util.List;
import jp.banso.platform.database.CopiedTables;
import org.springframework.stereotype.Component;

/** Closing days and terms of tasks, for a rehearsal. */
@Component
class CopiedCalendar implements CopiedTables {

  @Override
  public List<Copied> copied() {
    return List.of(
        Copied.whole("closing_day_rule"), Copied.whole("closing_day"), Copied.whole("working_day"),
        Copied.whole("task_term"));
  }
}
