package jp.banso;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ControllerAdvice;

/** What belongs into which room of a module. */
final class RoomRules {

  private static final String WORKFLOW = "jp.banso.platform.workflow..";
  private static final String[] WEB = ModuleOrder.rooms("web");
  private static final String[] PROCESS = ModuleOrder.rooms("process");

  private RoomRules() {}

  static final ArchRule ENGINE_BEHIND_ITS_WALL =
      noClasses()
          .that(resideOutside(with(PROCESS, WORKFLOW)))
          .should().dependOnClassesThat().resideInAPackage("org.camunda..")
          .because("the engine can be exchanged: use the module's <X>Process port or platform.workflow");

  static final ArchRule ENGINE_INTERNALS_IN_THE_PLATFORM =
      noClasses()
          .that().resideOutsideOfPackage(WORKFLOW)
          .should().dependOnClassesThat().resideInAPackage("org.camunda..impl..")
          .because("only built-in listeners and plugins in platform.workflow need the engine's insides");

  static final ArchRule WEB_USES_ROOT_ONLY =
      noClasses()
          .that().resideInAnyPackage(WEB)
          .should().dependOnClassesThat().resideInAnyPackage(PROCESS)
          .allowEmptyShould(true)
          .because("a page calls a service of the root package; the service calls the process port");

  static final ArchRule PROCESS_USES_ROOT_ONLY =
      noClasses()
          .that().resideInAnyPackage(PROCESS)
          .should().dependOnClassesThat().resideInAnyPackage(WEB)
          .allowEmptyShould(true)
          .because("a delegate or listener calls a service of the root package and knows no page");

  static final ArchRule ROOT_USES_NEITHER =
      noClasses()
          .that().resideInAnyPackage(
              ModuleOrder.BELOW.keySet().stream().map(m -> ModuleOrder.ROOT + "." + m).toArray(String[]::new))
          .should().dependOnClassesThat().resideInAnyPackage(with(WEB, PROCESS))
          .because("the root package is the contract: web and process depend on it, never the reverse");

  static final ArchRule NO_TRANSACTION_IN_WEB_OR_PROCESS =
      noClasses()
          .that().resideInAnyPackage(with(WEB, PROCESS))
          .should().beAnnotatedWith(Transactional.class)
          .orShould().beAnnotatedWith(jakarta.transaction.Transactional.class)
          .allowEmptyShould(true)
          .because("transactions belong to services, sweeps and the mail relay");

  static final ArchRule NO_TRANSACTIONAL_METHOD_IN_WEB_OR_PROCESS =
      noMethods()
          .that().areDeclaredInClassesThat().resideInAnyPackage(with(WEB, PROCESS))
          .should().beAnnotatedWith(Transactional.class)
          .orShould().beAnnotatedWith(jakarta.transaction.Transactional.class)
          .allowEmptyShould(true)
          .because(
              "transactions belong to services, sweeps and the mail relay; @ApplicationModuleListener"
                  + " brings its own");

  static final ArchRule CONTROLLERS_ARE_INSIDE =
      classes()
          .that().areMetaAnnotatedWith(Controller.class)
          .or().areMetaAnnotatedWith(ControllerAdvice.class)
          .should().notBePublic()
          .andShould().resideInAPackage("..web..")
          .because("nobody calls a page: make the class package-private in the web room");

  static final ArchRule HANDLERS_ARE_INSIDE =
      methods()
          .that().areMetaAnnotatedWith(org.springframework.web.bind.annotation.RequestMapping.class)
          .should().notBePublic()
          .andShould().beDeclaredInClassesThat().resideInAPackage("..web..")
          .allowEmptyShould(true)
          .because("handlers are package-private methods of a controller in the web room");

  static final ArchRule REPOSITORIES_ARE_INSIDE =
      classes()
          .that().areAssignableTo(Repository.class)
          .should().notBePublic()
          .andShould().haveNameMatching(".*\\.([A-Z]\\w*s|[A-Z]\\w*People|[A-Z]\\w*Minutes)")
          .andShould(Conditions.notEndWith("Repository", "Repositories"))
          .allowEmptyShould(true)
          .because("a repository is a package-private plural noun of the domain (Applications, Meetings)");

  static final ArchRule ENTITIES_ARE_INSIDE =
      classes()
          .that().areAnnotatedWith(Entity.class)
          .should().notBePublic()
          .allowEmptyShould(true)
          .because("others see records: views, ids and facts");

  static final ArchRule NO_ENTITY_ON_A_PAGE =
      noClasses()
          .that().resideInAnyPackage(WEB)
          .should().dependOnClassesThat().areAnnotatedWith(Entity.class)
          .allowEmptyShould(true)
          .because("a form object may be wrong and a domain object may not: bind a form record");

  static final ArchRule NO_NAME_WITHOUT_MEANING =
      noClasses()
          .that().areTopLevelClasses()
          .should().haveNameMatching(".*\\.(\\w*(Utils?|Helpers?|Impl|Commons?)|Common\\w*|(\\w+)Manager)")
          .orShould().resideInAnyPackage("..common..", "..util..", "..utils..", "..helper..", "..manager..", "..impl..")
          .because("name a class after what it is in the field, and a package after its module");

  static final ArchRule NOBODY_WHO_JUDGES_REACHES_INQUIRIES =
      noClasses()
          .that().resideInAnyPackage(
              "jp.banso.calls..", "jp.banso.composition..", "jp.banso.participation..", "jp.banso.applications..",
              "jp.banso.formfiles..", "jp.banso.intake..", "jp.banso.reception..", "jp.banso.contact..",
              "jp.banso.selection..", "jp.banso.support..", "jp.banso.overview..", "jp.banso.rehearsal..")
          .should().dependOnClassesThat().resideInAPackage("jp.banso.inquiries..")
          .because("what was asked at the desk is used for nothing that was not announced (S1; quality.md row 77)");

  private static String[] with(String[] some, String... more) {
    String[] all = java.util.Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  private static DescribedPredicate<JavaClass> resideOutside(String... packages) {
    return DescribedPredicate.not(resideInAnyPackage(packages)).as("live outside of process rooms and platform.workflow");
  }
}
