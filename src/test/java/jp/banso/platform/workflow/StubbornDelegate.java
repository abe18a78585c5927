package jp.banso.platform.workflow;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Throws for the cases it is told to, until it is told to give in. */
@Component
class StubbornDelegate implements JavaDelegate {

  private final Set<String> stubborn = ConcurrentHashMap.newKeySet();
  private final List<String> tries = new CopyOnWriteArrayList<>();

  void beStubborn(String caseKey) {
    stubborn.add(caseKey);
  }

  void giveIn(String caseKey) {
    stubborn.remove(caseKey);
  }

  long triesOf(String caseKey) {
    return tries.stream().filter(caseKey::equals).count();
  }

  @Override
  public void execute(DelegateExecution execution) {
    String caseKey = execution.getProcessBusinessKey();
    tries.add(caseKey);
    if (stubborn.contains(caseKey)) {
      throw new IllegalStateException("stubborn");
    }
  }
}
