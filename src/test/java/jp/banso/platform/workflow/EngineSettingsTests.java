package jp.banso.platform.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.script.ScriptEngineManager;
import jp.banso.BansoTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@BansoTest
@DisplayName("エンジンの設定")
class EngineSettingsTests {

  private static final Set<String> EXPRESSIONS_ONLY = Set.of("feel", "feel-unary-tests", "juel");

  @Autowired ProcessEngine engine;
  @Autowired JdbcClient jdbc;

  private ProcessEngineConfigurationImpl settings() {
    return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }

  @Test
  @DisplayName("判定表の式のほかに、スクリプトを動かすものは含まれていない")
  void hasNoScriptEngine() {
    assertThat(new ScriptEngineManager().getEngineFactories())
        .allMatch(factory -> factory.getNames().stream().anyMatch(EXPRESSIONS_ONLY::contains));
    assertThat(settings().isEnableScriptEngineLoadExternalResources()).isFalse();
  }

  @Test
  @DisplayName("検索条件の式は評価されない")
  void evaluatesNoExpressionInQueries() {
    assertThat(settings().isEnableExpressionsInAdhocQueries()).isFalse();
    assertThat(settings().isEnableExpressionsInStoredQueries()).isFalse();
    assertThatThrownBy(
            () -> engine.getTaskService().createTaskQuery().taskAssigneeExpression("${7*7}").list())
        .hasMessageContaining("Expressions are forbidden in adhoc queries");
  }

  @Test
  @DisplayName("利用者は読み取るだけで、権限の確認が働く")
  void readsPeopleOnly() {
    assertThat(engine.getIdentityService().isReadOnly()).isTrue();
    assertThat(settings().isAuthorizationEnabled()).isTrue();
    assertThat(settings().getAdminGroups()).contains("cockpit");
    assertThatThrownBy(() -> engine.getIdentityService().newUser("intruder"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(jdbc.sql("select count(*) from act_id_user").query(Integer.class).single()).isZero();
  }

  @Test
  @DisplayName("与えた権限はコックピットの読み取りとやり直しだけである")
  void grantsNothingButCockpit() {
    assertThat(
            jdbc.sql("select distinct group_id_ from act_ru_authorization").query(String.class).list())
        .containsExactly("cockpit");
    Map<Integer, Integer> grants =
        Map.of(0, 32, 6, 5730, 7, 2, 9, 2, 10, 4098, 13, 4098, 14, 2);
    grants.forEach(
        (type, permissions) ->
            assertThat(
                    jdbc.sql("select perms_ from act_ru_authorization where resource_type_ = ?")
                        .param(type)
                        .query(Integer.class)
                        .list())
                .isEqualTo(List.of(permissions)));
  }

  @Test
  @DisplayName("履歴・識別子・結果の上限・保存期間は決めたとおりである")
  void keepsToWhatWasDecided() {
    assertThat(settings().getHistoryLevel().getName())
        .isEqualTo(ProcessEngineConfiguration.HISTORY_ACTIVITY);
    assertThat(settings().getIdGenerator()).isInstanceOf(StrongUuidGenerator.class);
    assertThat(settings().getQueryMaxResultsLimit()).isEqualTo(500);
    assertThat(settings().isDeserializationTypeValidationEnabled()).isTrue();
    assertThat(settings().isEnforceHistoryTimeToLive()).isTrue();
    assertThat(settings().getHistoryCleanupBatchWindowStartTime()).isNotBlank();
    assertThat(settings().getHistoryCleanupBatchWindowEndTime()).isNotBlank();
    assertThat(settings().getDatabaseSchemaUpdate()).isEqualTo("false");
    assertThat(settings().getDefaultNumberOfRetries()).isEqualTo(3);
    assertThat(settings().isMetricsEnabled()).isFalse();
  }

  @Test
  @DisplayName("処理の実行は期日順で、占有は60秒で切れる")
  void runsJobsByDueDate() {
    JobExecutor executor = settings().getJobExecutor();

    assertThat(settings().isJobExecutorAcquireByDueDate()).isTrue();
    assertThat(settings().isJobExecutorDeploymentAware()).isTrue();
    assertThat(executor.getLockTimeInMillis()).isEqualTo(60_000);
    assertThat(executor.isActive()).isTrue();
  }

  @Test
  @DisplayName("製品の設定では、遅くとも5秒ごとに次の処理を探す")
  void looksForDueJobsOftenEnough() throws Exception {
    PropertySource<?> product =
        new YamlPropertySourceLoader()
            .load("product", new ClassPathResource("application.yaml"))
            .get(0);

    assertThat((int) product.getProperty("camunda.bpm.job-execution.max-wait")).isLessThan(5_000);
    assertThat((int) product.getProperty("camunda.bpm.job-execution.wait-time-in-millis"))
        .isLessThan(5_000);
  }
}
