package jp.banso.access;

import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A rehearsal of each call that has been taken back, so that no process is started for it. */
final class RehearsalFixtures implements ObjectFixtures {

  private final JdbcClient jdbc;
  private final UUID own;
  private final UUID foreign;

  RehearsalFixtures(ApplicationContext context, UUID ownCall, UUID foreignCall) {
    jdbc = context.getBean(JdbcClient.class);
    own = stopped(ownCall);
    foreign = stopped(foreignCall);
  }

  private UUID stopped(UUID call) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            "insert into rehearsal (id, call_id, case_key, programme, schema_name, state, requested_by, requested_by_label,"
                + " requested_at, alive_at, schema_dropped) select :id, id, case_key, programme, cast(:id as text), 'STOPPED', :id,"
                + " '', published_at, published_at, true from public_call where id = :call")
        .param("id", id)
        .param("call", call)
        .update();
    return id;
  }

  @Override
  public boolean covers(String route, String variable) {
    return route.matches("/rehearsals/\\{id}.*");
  }

  @Override
  public String own(String route, String variable) {
    return own.toString();
  }

  @Override
  public String foreign(String route, String variable) {
    return foreign.toString();
  }
}
