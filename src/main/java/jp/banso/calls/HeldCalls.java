package jp.banso.calls;

import jakarta.persistence.EntityManager;
import jp.banso.kernel.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A call that stays as it is until the transaction ends, read under its lock: what the transaction
 * read of it before may be from before another's change.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class HeldCalls {

  private final CallRows rows;
  private final EntityManager entities;

  HeldCalls(CallRows rows, EntityManager entities) {
    this.rows = rows;
    this.entities = entities;
  }

  /** Others may hold it as well; whoever changes or closes it waits. */
  Call open(CallId id) {
    rows.holdOpen(id.value());
    return asItIs(id);
  }

  /** Waits for everyone who holds the call, and keeps others from it. */
  Call forChange(CallId id) {
    rows.holdForClosing(id.value());
    return asItIs(id);
  }

  private Call asItIs(CallId id) {
    Call call = rows.findById(id.value()).orElseThrow(() -> new NotFound("call " + id.value()));
    entities.refresh(call);
    return call;
  }
}
