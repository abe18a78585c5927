package jp.banso.platform.security;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The calls that Cockpit's pages need to show cases, and the two that let a stopped job run again:
 * its retries and its due date. Whatever is not named here does not exist: a task completed, a
 * variable written or a case cancelled in Cockpit would pass by every business rule.
 */
final class CockpitCalls {

  private static final String ID = "[A-Za-z0-9_.:-]+";
  private static final String FILE = "[A-Za-z0-9_.-]+";
  private static final String ENGINE = "/camunda/api/engine/engine/default/";
  private static final String PLUGIN = "/camunda/api/cockpit/plugin/base/default/";

  private record Call(String method, Pattern path) {
    boolean covers(String givenMethod, String givenPath) {
      return method.equals(givenMethod) && path.matcher(givenPath).matches();
    }
  }

  private static final List<Call> CALLS =
      List.of(
          page("app/cockpit/?(default/?)?"),
          page("app/cockpit/(styles|scripts|locales)/" + FILE),
          page("app/cockpit/" + FILE),
          page("(lib|assets)/" + FILE),
          page("api/cockpit/plugin/cockpitPlugins/static/app/" + FILE),
          page("api/admin/auth/user/default"),
          page("api/engine/engine/"),
          read("user(/count)?"),
          read("user/[^/]+/profile"),
          read("process-definition(/(count|statistics))?"),
          read("process-definition/" + ID + "(/(xml|statistics|static-called-process-definitions))?"),
          read("process-instance(/count)?"),
          read("process-instance/" + ID + "(/activity-instances)?"),
          query("(process-instance|variable-instance|job|external-task|task)(/count)?"),
          query("group"),
          read("(variable-instance|job|job-definition|incident|external-task|task)(/count)?"),
          read("(incident|job-definition|variable-instance|task|job)/" + ID),
          read("variable-instance/" + ID + "/data"),
          read("(job|external-task)/" + ID + "/(stacktrace|errorDetails)"),
          read("task/" + ID + "/identity-links"),
          read("task/report/candidate-group-count"),
          read("(decision-definition|decision-requirements-definition|case-definition)(/count)?"),
          read("(decision-definition|decision-requirements-definition)/" + ID + "(/xml)?"),
          read("deployment(/count)?"),
          read("deployment/" + ID + "(/resources(/" + ID + "(/data)?)?)?"),
          read("batch(/statistics/?(count)?|/" + ID + ")?"),
          read("history/(batch|decision-instance|process-instance|incident)(/count)?"),
          read("history/(batch|decision-instance|process-instance)/" + ID),
          query("history/(task|process-instance|job-log|external-task-log|decision-instance)(/count)?"),
          read("history/(task|job-log)(/count)?"),
          read("history/(job-log|external-task-log)/" + ID + "/(stacktrace|error-details)"),
          plugin("GET", "process-definition/statistics(-count)?"),
          plugin("POST", "(process-instance|incident)(/count)?/?"),
          plugin("POST", "process-definition/" + ID + "/called-process-definitions"),
          plugin("POST", "process-instance/" + ID + "/called-process-instances"),
          new Call("PUT", Pattern.compile(ENGINE + "job/" + ID + "/(retries|duedate)")));

  private CockpitCalls() {}

  static boolean include(String method, String path) {
    return CALLS.stream().anyMatch(call -> call.covers(method, path));
  }

  private static Call page(String path) {
    return new Call("GET", Pattern.compile("/camunda/" + path));
  }

  private static Call read(String path) {
    return new Call("GET", Pattern.compile(ENGINE + path));
  }

  /** A search whose conditions are too long for an address. */
  private static Call query(String path) {
    return new Call("POST", Pattern.compile(ENGINE + path));
  }

  private static Call plugin(String method, String path) {
    return new Call(method, Pattern.compile(PLUGIN + path));
  }
}
