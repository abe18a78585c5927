package jp.banso.support;

import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The numbered places for dispatches of a region (最大3回, S2 §3). The table's key holds the limit: of
 * two asking at once for the last place the second waits for the first and then finds it taken.
 */
@Repository
class DispatchSlots {

  private final JdbcClient jdbc;

  DispatchSlots(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes the lowest free place up to the cap, or none. */
  OptionalInt take(SupportCycleId cycle, UUID dispatchId, int cap) {
    return IntStream.rangeClosed(1, cap).filter(number -> insert(cycle, number, dispatchId)).findFirst();
  }

  private boolean insert(SupportCycleId cycle, int number, UUID dispatchId) {
    return jdbc.sql(
                "insert into dispatch_slot (cycle_id, number, dispatch_id) values (?,?,?)"
                    + " on conflict (cycle_id, number) do nothing")
            .params(cycle.value(), number, dispatchId)
            .update()
        == 1;
  }

  void release(UUID dispatchId) {
    jdbc.sql("delete from dispatch_slot where dispatch_id = ?").param(dispatchId).update();
  }

  int taken(SupportCycleId cycle) {
    return jdbc.sql("select count(*) from dispatch_slot where cycle_id = ?")
        .param(cycle.value())
        .query(Integer.class)
        .single();
  }
}
