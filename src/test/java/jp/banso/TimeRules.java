package jp.banso;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.UpdateTimestamp;
import org.springframework.scheduling.annotation.Scheduled;

/** Time comes from a clock that is given: business time from {@code Clock}, technical time by name. */
final class TimeRules {

  private static final String ADVICE =
      "take the Clock bean (business time) or @Qualifier(\"technicalClock\") Clock in the constructor";

  private TimeRules() {}

  static final ArchRule NO_CLOCK_OF_THE_MACHINE =
      noClasses()
          .should().callCodeUnitWhere(
              describe("reads the machine's clock", call -> readsMachineClock(call)))
          .because(ADVICE);

  static final ArchRule CLOCKS_ARE_MADE_ONCE =
      noClasses()
          .that().resideOutsideOfPackage("jp.banso.platform.time..")
          .should().callMethodWhere(
              describe(
                  "makes a clock of its own",
                  call ->
                      call.getTargetOwner().isEquivalentTo(Clock.class)
                          && (call.getTarget().getName().startsWith("system")
                              || call.getTarget().getName().startsWith("tick"))))
          .because("platform.time makes the two clocks; " + ADVICE);

  static final ArchRule NO_TIMESTAMP_BY_ANNOTATION =
      noFields()
          .should().beAnnotatedWith(CreationTimestamp.class)
          .orShould().beAnnotatedWith(UpdateTimestamp.class)
          .orShould().beAnnotatedWith(CurrentTimestamp.class)
          .because("they read the machine's clock; set the column from clock.instant()");

  static final ArchRule NO_CRON =
      noMethods()
          .should().beAnnotatedWith(
              describe("@Scheduled with cron", (JavaAnnotation<?> found) -> isCron(found)))
          .because(
              "a sweep runs every few seconds and asks the clock it belongs to: implement platform.time.Sweep");

  private static boolean readsMachineClock(JavaCall<?> call) {
    CodeUnitCallTarget target = call.getTarget();
    String owner = target.getOwner().getName();
    String name = target.getName();
    boolean withoutArguments = target.getRawParameterTypes().isEmpty();
    boolean clockGiven =
        target.getRawParameterTypes().stream().anyMatch(type -> type.isAssignableTo(Clock.class));
    return (owner.startsWith("java.time.") && name.equals("now") && !clockGiven)
        || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"))
        || (target.getOwner().isEquivalentTo(Date.class) && name.equals("<init>") && withoutArguments)
        || (target.getOwner().isAssignableTo(Calendar.class)
            && Set.of("getInstance", "<init>").contains(name));
  }

  private static boolean isCron(JavaAnnotation<?> found) {
    return found.getRawType().isEquivalentTo(Scheduled.class)
        && found.get("cron").map(Object::toString).filter(cron -> !cron.isEmpty()).isPresent();
  }
}
