package jp.banso.rehearsal.play;

import jp.banso.rehearsal.CallCopy;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Puts the copy of the call in the place of what came with the product, before anything else begins. */
@Component
@ChildOnly
class CopyAtStart implements SmartLifecycle {

  private final CallCopy copies;
  private final StageDoor door;
  private volatile boolean running;

  CopyAtStart(CallCopy copies, StageDoor door) {
    this.copies = copies;
    this.door = door;
  }

  @Override
  public void start() {
    copies.replaceAllBy(door.order().tables());
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE + 20;
  }
}
