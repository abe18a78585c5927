package jp.banso.parties;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which people hold a group that a case made, for instance the people of one applicant region. */
@Service
public class Memberships {

  private final JdbcClient jdbc;
  private final Clock clock;

  Memberships(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void grant(String group, UUID personId) {
    jdbc.sql(
            "insert into group_membership (group_key, person_id, since) values (?,?,?)"
                + " on conflict (group_key, person_id) do update set until = null")
        .params(group, personId, Timestamp.from(clock.instant()))
        .update();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void end(String group, UUID personId) {
    jdbc.sql("update group_membership set until = ? where group_key = ? and person_id = ?")
        .params(Timestamp.from(clock.instant()), group, personId)
        .update();
  }

  @Transactional(readOnly = true)
  public List<UUID> peopleOf(String group) {
    return jdbc.sql(
            "select person_id from group_membership where group_key = ?"
                + " and (until is null or until > ?) order by since")
        .params(group, Timestamp.from(clock.instant()))
        .query(UUID.class)
        .list();
  }
}
