package jp.banso.access;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A door of the product: method and path pattern. */
public record Route(String method, String path) implements Comparable<Route> {

  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::[^}]*)?}");

  /** All doors that our own controllers open. */
  public static Set<Route> of(RequestMappingHandlerMapping mapping) {
    Set<Route> routes = new TreeSet<>();
    mapping.getHandlerMethods().forEach((info, handler) -> add(routes, info, handler));
    return routes;
  }

  private static void add(Set<Route> routes, RequestMappingInfo info, HandlerMethod handler) {
    if (!handler.getBeanType().getPackageName().startsWith("jp.banso")) {
      return;
    }
    if (info.getMethodsCondition().getMethods().isEmpty()) {
      throw new IllegalStateException(handler + " answers every method; say which");
    }
    for (String path : info.getPatternValues()) {
      info.getMethodsCondition().getMethods().forEach(m -> routes.add(new Route(m.name(), path)));
    }
  }

  public List<String> variables() {
    return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
  }

  /** The path with its variables filled in. */
  public String filled(java.util.function.UnaryOperator<String> values) {
    return VARIABLE.matcher(path).replaceAll((MatchResult found) -> values.apply(found.group(1)));
  }

  @Override
  public int compareTo(Route other) {
    int byPath = path.compareTo(other.path);
    return byPath != 0 ? byPath : method.compareTo(other.method);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
