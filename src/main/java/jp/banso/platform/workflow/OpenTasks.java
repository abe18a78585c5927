package jp.banso.platform.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import jp.banso.platform.workflow.TaskObserver.TaskFacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The engine's open user tasks as a {@link TaskObserver} was told of them, to compare with. */
@Component
public class OpenTasks {

  private final JdbcClient jdbc;

  OpenTasks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The next tasks in the order of their ids; {@code after} is empty for the first. */
  public List<TaskFacts> page(String after, int size) {
    return jdbc.sql(
            "select t.id_, d.key_ process_key, i.business_key_, t.task_def_key_, t.name_, t.assignee_,"
                + " t.due_date_, v.text_ programme, (select min(l.group_id_) from act_ru_identitylink l"
                + " where l.task_id_ = t.id_ and l.type_ = 'candidate') candidate_group"
                + " from act_ru_task t join act_re_procdef d on d.id_ = t.proc_def_id_"
                + " join act_ru_execution i on i.id_ = t.proc_inst_id_"
                + " left join act_ru_variable v on v.execution_id_ = i.id_ and v.name_ = 'programme'"
                + " where t.id_ > ? order by t.id_ limit ?")
        .params(after, size)
        .query(OpenTasks::map)
        .list();
  }

  private static TaskFacts map(ResultSet row, int number) throws SQLException {
    Timestamp due = row.getTimestamp("due_date_");
    return new TaskFacts(
        row.getString("id_"), row.getString("process_key"), row.getString("business_key_"),
        row.getString("task_def_key_"), row.getString("name_"), row.getString("programme"),
        row.getString("candidate_group"), row.getString("assignee_"),
        due == null ? null : due.toInstant());
  }
}
