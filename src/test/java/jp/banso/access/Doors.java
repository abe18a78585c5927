package jp.banso.access;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Tries doors as one seat after the other. What a knock sets in motion is rolled back, so that all
 * seats meet the same state.
 */
public final class Doors {

  /** Enough for most forms to be judged; a row adds to it with a plus, or says all by itself. */
  private static final String FILLED_IN =
      "version=0&rows=1&reason=r&note=n&body=b&guidance=g&summary=s&address=a@example.jp"
          + "&answer=ACCEPT&conflict=NO&choice=YES&decision=AGREED&relation=NONE&verdict=MET&act=submit"
          + "&section=applicant&route=SECRETARIAT&member=0&reviewer=&purpose=p&points=p&wishes=w&form=ONLINE"
          + "&participants=p&place=p&url=https://example.jp/&date=2026-01-15&from=10:00&to=11:00"
          + "&replyBy=2026-01-10&agenda=a&minutes=m&decisions=d&homework=h&content=c&advice=a&nextStep=n"
          + "&results=r&remaining=r&roadmap=r&publishable=YES&coverNote=";

  private static final String CASE_PAGE = "/(support|selection)/[0-9a-f-]{36}";

  private final MockMvc mvc;
  private final TransactionTemplate transaction;
  private final Cast cast;
  private final List<ObjectFixtures> fixtures;

  public Doors(
      MockMvc mvc, TransactionTemplate transaction, Cast cast, List<ObjectFixtures> fixtures) {
    this.mvc = mvc;
    this.transaction = transaction;
    this.cast = cast;
    this.fixtures = fixtures;
  }

  /** What a seat meets at its own object, in the words of the table. */
  public String knockOwn(Route route, Seat seat, String parameters) {
    return knock(route, seat, route.filled(variable -> fixture(route, variable).own(route.path(), variable)), parameters);
  }

  public String knockForeign(Route route, Seat seat, String parameters) {
    return knock(route, seat, route.filled(variable -> fixture(route, variable).foreign(route.path(), variable)), parameters);
  }

  /** True if the route names two things, of which the second can be of another case than the first. */
  public boolean canMix(Route route) {
    return route.variables().stream()
        .skip(1)
        .anyMatch(
            variable ->
                !fixture(route, variable).own(route.path(), variable)
                    .equals(fixture(route, variable).foreign(route.path(), variable)));
  }

  /** An own object first, and below it what belongs to a foreign one. */
  public String knockMixed(Route route, Seat seat) {
    String first = route.variables().get(0);
    return knock(
        route, seat,
        route.filled(
            variable ->
                variable.equals(first)
                    ? fixture(route, variable).own(route.path(), variable)
                    : fixture(route, variable).foreign(route.path(), variable)),
        "");
  }

  /** The same with names that nothing has. */
  public String knockUnknown(Route route, Seat seat, UnaryOperator<String> values) {
    return knock(route, seat, route.filled(values), "");
  }

  /** A form sent from somewhere else, without the token against forgery. */
  public int forge(Route route, Seat seat) {
    String path = route.filled(variable -> UUID.randomUUID().toString());
    return send(builder(route, path, "").with(user(cast.account(seat)))).getStatus();
  }

  private String knock(Route route, Seat seat, String path, String parameters) {
    MockHttpServletRequestBuilder request = builder(route, path, parameters).with(csrf());
    if (seat != Seat.ANONYMOUS) {
      request.with(user(cast.account(seat)));
    }
    return wordFor(route, send(request));
  }

  private static MockHttpServletRequestBuilder builder(Route route, String path, String parameters) {
    MockHttpServletRequestBuilder request =
        request(HttpMethod.valueOf(route.method()), URI.create(path));
    MultiValueMap<String, String> all = new LinkedMultiValueMap<>();
    boolean adds = parameters.startsWith("+");
    if (!route.method().equals("GET") && (adds || parameters.isEmpty())) {
      all.putAll(parsed(FILLED_IN));
    }
    all.putAll(parsed(adds ? parameters.substring(1) : parameters));
    return request.params(all);
  }

  private static MultiValueMap<String, String> parsed(String query) {
    return UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) {
    return transaction.execute(
        status -> {
          status.setRollbackOnly();
          try {
            return mvc.perform(request).andReturn().getResponse();
          } catch (Exception e) {
            throw new AssertionError("the door fell out of its frame", e);
          }
        });
  }

  private static String wordFor(Route route, MockHttpServletResponse response) {
    int status = response.getStatus();
    String location = response.getRedirectedUrl();
    if (status / 100 == 3 && location != null && location.matches("(http://localhost)?/login.*")) {
      return route.path().equals("/login") ? "open" : "login";
    }
    if (status / 100 == 3 && route.method().equals("GET") && location != null && location.matches(CASE_PAGE)) {
      return "case";
    }
    boolean answered = status / 100 == 2 || status / 100 == 3;
    boolean judged = status == 400 || status == 409 || status == 422;
    return answered || (judged && !route.method().equals("GET")) ? "open" : String.valueOf(status);
  }

  private ObjectFixtures fixture(Route route, String variable) {
    return fixtures.stream()
        .filter(fixture -> fixture.covers(route.path(), variable))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "no ObjectFixtures for {" + variable + "} of " + route + ": add one in jp.banso.access"));
  }
}
