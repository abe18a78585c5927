package jp.banso;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.EntityManager;
import java.util.Set;
import java.util.stream.Stream;
import jp.banso.accounts.InvitationDoor;
import jp.banso.accounts.LoginCodes;
import jp.banso.reception.ReceptionDoor;
import jp.banso.calls.Calls;
import jp.banso.calls.PublishedCalls;
import jp.banso.consultation.PublishedDesks;
import jp.banso.inquiries.ConsentDoor;
import jp.banso.inquiries.FeedbackDoor;
import jp.banso.inquiries.PublicInquiries;
import jp.banso.knowledge.PublicFaq;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.forms.FormCatalog;
import jp.banso.forms.FormPages;
import jp.banso.participation.CodedIntents;
import jp.banso.intake.TranscriptDoor;
import jp.banso.parties.CurrentViewer;
import jp.banso.parties.DemoAccounts;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import jp.banso.parties.Viewers;
import jp.banso.worklist.Worklist;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/**
 * Nothing reaches a page that its viewer may not see. A page has no other way to data than the
 * services, and a service that a page calls is told who asks.
 *
 * <p>Free of a viewer are only: catalogues that hold no case ({@code EVERYBODYS}), calls once
 * published, those who have shown nobody yet who they are (invitations and codes), what the code of a mail opens, and what is
 * not called by a page at all: {@code *Records} for the modules above and
 * the verbs of delegates and listeners.
 */
final class ReadRules {

  /** Beans whose answers are the same for everybody. */
  private static final Set<String> EVERYBODYS =
      Set.of(
          Calls.class.getName(), People.class.getName(), Viewers.class.getName(),
          CurrentViewer.class.getName(), DemoAccounts.class.getName(), FormCatalog.class.getName(),
          FormPages.class.getName(), CaseNumbers.class.getName(), PublishedCalls.class.getName(),
          PublishedDesks.class.getName(), PublicInquiries.class.getName(), ConsentDoor.class.getName(), FeedbackDoor.class.getName(), PublicFaq.class.getName(), CodedIntents.class.getName(),
          InvitationDoor.class.getName(), LoginCodes.class.getName(),
          ReceptionDoor.class.getName(), TranscriptDoor.class.getName());

  /** Who holds a case is asked by its page, after the page's own service has let the viewer see it. */
  private static final Set<String> ASKED_AFTER_THE_CASE = Set.of("holdersOf");

  private static final Set<String> MODULES_WITHOUT_CASES = Set.of("kernel", "platform", "calendar");

  private ReadRules() {}

  static final ArchRule PAGES_SAY_WHO_ASKS =
      classes()
          .that().resideInAnyPackage(ModuleOrder.rooms("web"))
          .should(tellServicesTheViewer())
          .allowEmptyShould(true)
          .because(
              "a service reads and acts for a Viewer and answers NotFound for a foreign object;"
                  + " add Viewer to the method and filter by it in the SQL");

  static final ArchRule PAGES_DO_NOT_READ_TABLES =
      noClasses()
          .that().resideInAnyPackage(ModuleOrder.rooms("web"))
          .should().dependOnClassesThat().areAssignableTo(Repository.class)
          .orShould().dependOnClassesThat().areAssignableTo(JdbcClient.class)
          .orShould().dependOnClassesThat().areAssignableTo(JdbcOperations.class)
          .orShould().dependOnClassesThat().areAssignableTo(EntityManager.class)
          .allowEmptyShould(true)
          .because("only services read, and they take a Viewer");

  static final ArchRule PAGES_DO_NOT_READ_RECORDS =
      noClasses()
          .that().resideInAnyPackage(ModuleOrder.rooms("web"))
          .should().dependOnClassesThat(
              JavaClass.Predicates.INTERFACES.and(
                  JavaClass.Predicates.simpleNameEndingWith("Records")))
          .allowEmptyShould(true)
          .because("*Records answer the services of upper modules, which have checked their viewer");

  private static ArchCondition<JavaClass> tellServicesTheViewer() {
    return new ArchCondition<>("tell every service who asks") {
      @Override
      public void check(JavaClass page, ConditionEvents events) {
        Stream.concat(
                page.getMethodCallsFromSelf().stream(), page.getMethodReferencesFromSelf().stream())
            .filter(call -> !saysWho((CodeUnitAccessTarget) call.getTarget()))
            .forEach(call -> events.add(violation(page, call)));
      }
    };
  }

  private static ConditionEvent violation(JavaClass page, JavaAccess<?> call) {
    return SimpleConditionEvent.violated(page, call.getDescription() + " without a Viewer");
  }

  private static boolean saysWho(CodeUnitAccessTarget target) {
    JavaClass owner = target.getOwner();
    String module = ModuleOrder.moduleOf(owner.getPackageName());
    if (module == null
        || MODULES_WITHOUT_CASES.contains(module)
        || EVERYBODYS.contains(owner.getName())
        || (owner.getName().equals(Worklist.class.getName())
            && ASKED_AFTER_THE_CASE.contains(target.getName()))
        || owner.getPackageName().contains(".web")
        || !mayRead(owner)
        || isStatic(target)) {
      return true;
    }
    return target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Viewer.class));
  }

  /** A component that has no way to a table shows only what it is given. */
  private static boolean mayRead(JavaClass owner) {
    return (owner.isInterface()
            && owner.getAllSubclasses().stream().anyMatch(type -> type.isMetaAnnotatedWith(Component.class)))
        || owner.isMetaAnnotatedWith(Service.class)
        || (owner.isMetaAnnotatedWith(Component.class)
            && owner.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> opensTables(dependency.getTargetClass())));
  }

  private static boolean opensTables(JavaClass type) {
    return Stream.of(Repository.class, JdbcClient.class, JdbcOperations.class, EntityManager.class)
        .anyMatch(type::isAssignableTo);
  }

  private static boolean isStatic(CodeUnitAccessTarget target) {
    return target.resolveMember()
        .map(member -> member.getModifiers().contains(JavaModifier.STATIC))
        .orElse(false);
  }
}
