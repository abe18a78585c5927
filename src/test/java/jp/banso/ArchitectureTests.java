package jp.banso;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Holds the house: who may use whom, and what belongs into which room. */
@DisplayName("設計の約束")
class ArchitectureTests {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ModuleOrder.ROOT);

  @Test
  @DisplayName("モジュールは契約の範囲だけで結び付いている")
  void modulesKeepTheirContracts() {
    ApplicationModules.of(BansoApplication.class).verify();
  }

  @TestFactory
  @DisplayName("モジュールは下にあるものだけを使う")
  Stream<DynamicTest> modulesUseOnlyWhatLiesBelow() {
    return ModuleOrder.BELOW.keySet().stream()
        .map(
            module ->
                DynamicTest.dynamicTest(
                    module, () -> ModuleOrder.usesOnlyWhatLiesBelow(module).check(CLASSES)));
  }

  @Test
  @DisplayName("どのモジュールにも場所と宣言がある")
  void everyModuleHasItsPlace() {
    var modules = ApplicationModules.of(BansoApplication.class).stream().toList();
    assertThat(modules.stream().map(module -> module.getIdentifier().toString()))
        .as("add the module to ModuleOrder, after the order has been decided in an ADR")
        .isSubsetOf(ModuleOrder.BELOW.keySet());
    assertThat(modules.stream().map(module -> module.getBasePackage().getName()))
        .as("give the package a package-info.java with @ApplicationModule(allowedDependencies = …)")
        .allMatch(ArchitectureTests::isDeclared);
  }

  private static boolean isDeclared(String packageName) {
    return CLASSES.contain(packageName + ".package-info")
        && CLASSES.get(packageName + ".package-info").isAnnotatedWith(ApplicationModule.class);
  }

  @TestFactory
  @DisplayName("採点・選定・支援・進捗からは、相談に届かない")
  Stream<DynamicTest> nobodyWhoJudgesReachesInquiries() {
    return rules(RoomRules.NOBODY_WHO_JUDGES_REACHES_INQUIRIES);
  }

  @TestFactory
  @DisplayName("部屋ごとの役割が守られている")
  Stream<DynamicTest> roomsKeepTheirRoles() {
    return rules(
        RoomRules.ENGINE_BEHIND_ITS_WALL, RoomRules.ENGINE_INTERNALS_IN_THE_PLATFORM,
        RoomRules.WEB_USES_ROOT_ONLY, RoomRules.PROCESS_USES_ROOT_ONLY, RoomRules.ROOT_USES_NEITHER,
        RoomRules.NO_TRANSACTION_IN_WEB_OR_PROCESS,
        RoomRules.NO_TRANSACTIONAL_METHOD_IN_WEB_OR_PROCESS, RoomRules.CONTROLLERS_ARE_INSIDE,
        RoomRules.HANDLERS_ARE_INSIDE, RoomRules.REPOSITORIES_ARE_INSIDE,
        RoomRules.ENTITIES_ARE_INSIDE, RoomRules.NO_ENTITY_ON_A_PAGE,
        RoomRules.NO_NAME_WITHOUT_MEANING);
  }

  @TestFactory
  @DisplayName("時刻は渡された時計から読む")
  Stream<DynamicTest> timeComesFromAGivenClock() {
    return rules(
        TimeRules.NO_CLOCK_OF_THE_MACHINE, TimeRules.CLOCKS_ARE_MADE_ONCE,
        TimeRules.NO_TIMESTAMP_BY_ANNOTATION, TimeRules.NO_CRON);
  }

  @TestFactory
  @DisplayName("画面は見る人を名乗って読む")
  Stream<DynamicTest> pagesReadForTheirViewer() {
    return rules(
        ReadRules.PAGES_SAY_WHO_ASKS, ReadRules.PAGES_DO_NOT_READ_TABLES,
        ReadRules.PAGES_DO_NOT_READ_RECORDS);
  }

  @Test
  @DisplayName("Javaの文字列に日本語がない")
  void javaHoldsNoJapanese() {
    assertThat(SourceRules.japaneseInJava())
        .as("move the text to i18n/<module>.properties and ask the MessageSource for its key")
        .isEmpty();
  }

  @Test
  @DisplayName("SQLがデータベースの時刻を使わない")
  void sqlReadsNoClock() {
    assertThat(SourceRules.clocksInSql())
        .as("pass clock.instant() as a parameter; the business clock walks, the database's does not")
        .isEmpty();
  }

  @Test
  @DisplayName("ほかのモジュールの表を読み書きしない")
  void modulesKeepToTheirTables() {
    assertThat(SourceRules.foreignTables())
        .as("ask the owner's service, or keep an own summary table fed by its events")
        .isEmpty();
  }

  @Test
  @DisplayName("テストの部品が本体の部品と同じ名前を持たない")
  void noTestHidesAClassOfTheProduct() {
    Path tests = Path.of("src/test/java");
    assertThat(SourceTree.files(tests, ".java"))
        .as("rename it: at run time the test's class would stand in for the product's")
        .noneMatch(
            file ->
                !file.endsWith("package-info.java")
                    && Files.exists(SourceTree.JAVA.resolve(tests.relativize(file))));
  }

  private static Stream<DynamicTest> rules(ArchRule... rules) {
    return Stream.of(rules)
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(CLASSES)));
  }
}
