package jp.banso.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.BansoTest;
import jp.banso.access.AccessMatrix.Cell;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every door of the product, tried by every role on its own and on a foreign object. */
@BansoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("だれが何を開けるか")
class AccessMatrixTests {

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private TransactionTemplate transaction;

  private AccessMatrix matrix;
  private Set<Route> routes;
  private Doors doors;

  @BeforeAll
  void openHouse() throws IOException {
    matrix = AccessMatrix.read();
    routes = Route.of(context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class));
    Cast cast = new Cast(context);
    doors = new Doors(mvc, transaction, cast, Objects.reached(context, cast));
  }

  @Test
  @DisplayName("どの画面にも権限表の行がある")
  void everyRouteHasItsRow() {
    List<Route> undecided = routes.stream().filter(route -> !isDecided(route)).toList();
    assertThat(undecided)
        .as(
            "decide these with the notice in hand and add rows to access-matrix.csv; today one meets%n%s",
            String.join("\n", undecided.stream().flatMap(this::metToday).toList()))
        .isEmpty();
    assertThat(matrix.routes()).as("rows of routes that are gone").isSubsetOf(routes);
  }

  private boolean isDecided(Route route) {
    return Seat.triers().stream().allMatch(seat -> matrix.cell(route, seat) != null);
  }

  /** Rows as the product is now, to be judged and not to be copied. */
  private Stream<String> metToday(Route route) {
    boolean named = !route.variables().isEmpty();
    return Seat.triers().stream()
        .collect(
            Collectors.groupingBy(
                seat ->
                    doors.knockOwn(route, seat, "") + ";"
                        + (named ? doors.knockForeign(route, seat, "") : "-"),
                TreeMap::new,
                Collectors.mapping(Seat::name, Collectors.joining(","))))
        .entrySet()
        .stream()
        .map(met -> String.join(";", route.path(), route.method(), met.getValue(), met.getKey()));
  }

  @TestFactory
  @DisplayName("権限表のとおりに開き、開かない")
  Stream<DynamicTest> doorsOpenAsTheTableSays() {
    return routes.stream()
        .filter(this::isDecided)
        .map(route -> DynamicTest.dynamicTest(route.toString(), () -> tryAll(route)));
  }

  private void tryAll(Route route) {
    List<String> wrong = new ArrayList<>();
    for (Seat seat : Seat.triers()) {
      Cell cell = matrix.cell(route, seat);
      compare(wrong, seat + " own", cell.own(), doors.knockOwn(route, seat, cell.parameters()));
      if (!route.variables().isEmpty()) {
        compare(
            wrong, seat + " foreign", cell.foreign(),
            doors.knockForeign(route, seat, cell.parameters()));
      }
    }
    assertThat(wrong).as(route.toString()).isEmpty();
  }

  private static void compare(List<String> wrong, String who, String wanted, String met) {
    if (!wanted.equals(met)) {
      wrong.add(who + ": table says " + wanted + ", met " + met);
    }
  }

  @TestFactory
  @DisplayName("存在しないものは404になる")
  Stream<DynamicTest> unknownObjectsAreNotFound() {
    return routes.stream()
        .filter(route -> !route.variables().isEmpty() && route.method().equals("GET"))
        .map(
            route ->
                DynamicTest.dynamicTest(
                    route.toString(),
                    () -> {
                      // a link of a mail is told apart from nothing by nobody, so all that open nothing are gone
                      String[] nothing =
                          route.path().equals("/invited/{token}") ? new String[] {"410"} : new String[] {"404", "403"};
                      assertThat(doors.knockUnknown(route, Seat.SECRETARIAT, name -> UUID.randomUUID().toString()))
                          .isIn((Object[]) nothing);
                      assertThat(doors.knockUnknown(route, Seat.SECRETARIAT, name -> "x")).isIn((Object[]) nothing);
                    }));
  }

  @TestFactory
  @DisplayName("自分の案件の下に、よその案件のものは見つからない")
  Stream<DynamicTest> mixedPairsAreNotFound() {
    List<Route> pairs = routes.stream().filter(doors::canMix).toList();
    assertThat(pairs).as("a call's paper and a round's review, at least").hasSizeGreaterThan(2);
    return pairs.stream()
        .map(
            route ->
                DynamicTest.dynamicTest(
                    route.toString(),
                    () -> {
                      for (Seat seat : List.of(Seat.SECRETARIAT_MANAGER, Seat.PREFECTURE)) {
                        assertThat(doors.knockMixed(route, seat)).as(seat.name()).isEqualTo("404");
                      }
                    }));
  }

  @TestFactory
  @DisplayName("よそから送られた送信は受け付けない")
  Stream<DynamicTest> forgedFormsAreRefused() {
    return routes.stream()
        .filter(route -> !route.method().equals("GET"))
        .map(
            route ->
                DynamicTest.dynamicTest(
                    route.toString(),
                    () -> assertThat(doors.forge(route, Seat.SECRETARIAT)).isEqualTo(403)));
  }
}
