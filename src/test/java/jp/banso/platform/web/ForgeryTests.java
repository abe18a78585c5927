package jp.banso.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.banso.BansoTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@BansoTest
@DisplayName("他のサイトから送られた要求")
class ForgeryTests {

  private static final Set<RequestMethod> CHANGING =
      Set.of(RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE);

  @Autowired MockMvc mvc;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  private record Route(HttpMethod method, String path) {}

  private List<Route> changingRoutes() {
    return mappings.getHandlerMethods().entrySet().stream()
        .filter(entry -> entry.getValue().getBeanType().getName().startsWith("jp.banso."))
        .flatMap(
            entry ->
                entry.getKey().getMethodsCondition().getMethods().stream()
                    .filter(CHANGING::contains)
                    .flatMap(
                        method ->
                            entry.getKey().getPatternValues().stream()
                                .map(pattern -> new Route(method.asHttpMethod(), fill(pattern)))))
        .toList();
  }

  private static String fill(String pattern) {
    return pattern.replaceAll("\\{[^/}]+}", UUID.randomUUID().toString());
  }

  @Test
  @DisplayName("変更を伴うすべての要求は、こちらの画面から送られたしるしがなければ断る")
  void refusesEveryChangeWithoutOurToken() throws Exception {
    assertThat(changingRoutes()).isNotEmpty();
    for (Route route : changingRoutes()) {
      mvc.perform(request(route.method(), route.path())).andExpect(status().isForbidden());
      mvc.perform(request(route.method(), route.path()).with(csrf().useInvalidToken()))
          .andExpect(status().isForbidden());
    }
  }
}
