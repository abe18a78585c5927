package jp.banso.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("コックピットで呼び出せるもの")
class CockpitCallsTests {

  private static final String ENGINE = "/camunda/api/engine/engine/default/";

  @ParameterizedTest(name = "{0} {1}")
  @DisplayName("画面の表示に要る読み取りは通す")
  @CsvSource({
    "GET, /camunda/app/cockpit/default/",
    "GET, /camunda/app/cockpit/scripts/config.js",
    "GET, /camunda/lib/deps.js",
    "GET, /camunda/api/admin/auth/user/default",
    "GET, /camunda/api/engine/engine/default/process-definition/application:1:0b3c/xml",
    "GET, /camunda/api/engine/engine/default/process-instance/0b3c/activity-instances",
    "POST, /camunda/api/engine/engine/default/variable-instance",
    "POST, /camunda/api/engine/engine/default/history/task/count",
    "POST, /camunda/api/cockpit/plugin/base/default/process-instance",
    "GET, /camunda/api/engine/engine/default/job/0b3c/stacktrace"
  })
  void letsThePagesRead(String method, String path) {
    assertThat(CockpitCalls.include(method, path)).isTrue();
  }

  @ParameterizedTest
  @DisplayName("止まった処理のやり直しと期日の変更だけは書き込める")
  @ValueSource(strings = {"job/0b3c/retries", "job/0b3c/duedate"})
  void letsAStoppedJobRunAgain(String path) {
    assertThat(CockpitCalls.include("PUT", ENGINE + path)).isTrue();
    assertThat(CockpitCalls.include("POST", ENGINE + path)).isFalse();
  }

  @ParameterizedTest(name = "{0} {1}")
  @DisplayName("業務の決まりをすり抜けるものは存在しない")
  @CsvSource({
    "POST, task/0b3c/complete",
    "POST, task/0b3c/submit-form",
    "POST, task/0b3c/resolve",
    "POST, task/0b3c/assignee",
    "POST, task/0b3c/identity-links",
    "PUT, task/0b3c",
    "DELETE, task/0b3c",
    "POST, task/create",
    "PUT, process-instance/0b3c/variables/programme",
    "POST, process-instance/0b3c/variables",
    "DELETE, process-instance/0b3c",
    "POST, process-instance/delete",
    "PUT, process-instance/0b3c/suspended",
    "POST, process-instance/0b3c/modification",
    "POST, process-instance/job-retries",
    "POST, process-definition/key/application/start",
    "DELETE, process-definition/application:1:0b3c",
    "PUT, process-definition/suspended",
    "PUT, process-definition/application:1:0b3c/history-time-to-live",
    "PUT, execution/0b3c/localVariables/programme",
    "POST, message",
    "POST, signal",
    "POST, migration/execute",
    "POST, modification/execute",
    "POST, deployment/create",
    "DELETE, deployment/0b3c",
    "POST, job/0b3c/execute",
    "POST, job/retries",
    "DELETE, job/0b3c",
    "PUT, job-definition/0b3c/retries",
    "POST, decision-definition/key/eligibility/evaluate",
    "POST, filter/create",
    "POST, authorization/create",
    "GET, authorization",
    "GET, telemetry/configuration",
    "GET, metrics",
    "POST, history/process-instance/delete",
    "GET, history/variable-instance",
    "OPTIONS, process-instance",
    "HEAD, process-instance"
  })
  void knowsNothingElse(String method, String path) {
    assertThat(CockpitCalls.include(method, ENGINE + path)).isFalse();
  }

  @ParameterizedTest(name = "{0} {1}")
  @DisplayName("タスクリスト・管理・ようこその各画面と初期設定は存在しない")
  @CsvSource({
    "GET, /camunda/app/tasklist/default/",
    "GET, /camunda/app/admin/default/",
    "GET, /camunda/app/welcome/default/",
    "POST, /camunda/api/admin/auth/user/default/login/cockpit",
    "POST, /camunda/api/admin/auth/user/default/logout",
    "POST, /camunda/api/admin/setup/default/user/create",
    "GET, /camunda/api/admin/setup/default/user/create",
    "GET, /camunda/api/admin/plugin/license/default/check-key",
    "GET, /camunda/api/engine/engine/other/process-definition",
    "GET, /camunda/app/cockpit/../admin/default/",
    "GET, /camunda/lib/../api/admin/setup/default/user/create",
    "GET, /camunda/app/cockpit/default/x"
  })
  void knowsNoOtherApplication(String method, String path) {
    assertThat(CockpitCalls.include(method, path)).isFalse();
  }
}
