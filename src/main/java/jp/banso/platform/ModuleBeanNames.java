package jp.banso.platform;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;

/**
 * Names beans by their whole class name, so that two modules may use the same word for their own
 * service. Only delegates keep the short name by which the process models call them.
 */
public class ModuleBeanNames extends AnnotationBeanNameGenerator {

  @Override
  protected String buildDefaultBeanName(BeanDefinition definition) {
    String className = definition.getBeanClassName();
    return className != null && !className.endsWith("Delegate")
        ? className
        : super.buildDefaultBeanName(definition);
  }
}
