package jp.banso.rehearsal.play;

import java.util.Optional;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/** Ends this process with the one that started it, also while it is still starting and nobody reads its input yet. */
@Component
@ChildOnly
class ParentWatch implements BeanFactoryPostProcessor {

  private static final int ABANDONED = 3;

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    Long parent = Long.getLong("banso.rehearsal.of");
    Optional<ProcessHandle> handle = parent == null ? Optional.empty() : ProcessHandle.of(parent);
    if (parent != null && handle.isEmpty()) {
      Runtime.getRuntime().halt(ABANDONED);
    }
    handle.ifPresent(one -> one.onExit().thenRun(() -> Runtime.getRuntime().halt(ABANDONED)));
  }
}
