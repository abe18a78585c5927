package jp.banso;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** Conditions that ArchUnit's own words do not have. */
final class Conditions {

  private Conditions() {}

  static ArchCondition<JavaClass> notEndWith(String... endings) {
    List<String> forbidden = List.of(endings);
    return new ArchCondition<>("not end with " + forbidden) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        forbidden.stream()
            .filter(type.getSimpleName()::endsWith)
            .forEach(
                ending ->
                    events.add(
                        SimpleConditionEvent.violated(type, type.getName() + " ends with " + ending)));
      }
    };
  }
}
