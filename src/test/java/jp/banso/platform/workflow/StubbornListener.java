package jp.banso.platform.workflow;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears facts after the commit and throws for those it is told to, until it is told to give in. */
@Component
class StubbornListener {

  private final Set<String> stubborn = ConcurrentHashMap.newKeySet();
  private final List<String> tries = new CopyOnWriteArrayList<>();
  private final Set<String> heard = ConcurrentHashMap.newKeySet();

  void beStubborn(String fact) {
    stubborn.add(fact);
  }

  void giveIn(String fact) {
    stubborn.remove(fact);
  }

  long triesOf(String fact) {
    return tries.stream().filter(fact::equals).count();
  }

  boolean heard(String fact) {
    return heard.contains(fact);
  }

  @ApplicationModuleListener
  void on(StubbornFact fact) {
    tries.add(fact.name());
    if (stubborn.contains(fact.name())) {
      throw new IllegalStateException("stubborn");
    }
    heard.add(fact.name());
  }
}
