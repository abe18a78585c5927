package jp.banso;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.test.mock.MockExpressionManager;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageConfigurator;

/** The one plain engine of the process tests, on a PostgreSQL of its own under {@code target/}, both as long as the JVM lives. */
final class ProcessTestEngine {

    private static final ProcessEngine ENGINE = build(startDatabase());

    private ProcessTestEngine() {
    }

    static ProcessEngine get() {
        return ENGINE;
    }

    static void deploy(ProcessModel model) {
        String resource = "processes/" + model + ".bpmn";
        ENGINE.getRepositoryService().createDeployment().name(resource).addClasspathResource(resource).enableDuplicateFiltering(true).deploy();
    }

    private static EmbeddedPostgres startDatabase() {
        try {
            Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
            return EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(target.resolve("postgres-binaries").toFile())
                    .setDataDirectory(Files.createTempDirectory(target, "process-tests-"))
                    .setCleanDataDirectory(true)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessEngine build(EmbeddedPostgres database) {
        ProcessEngineConfigurationImpl configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("process-tests");
        configuration.setJdbcUrl(database.getJdbcUrl("postgres", "postgres"));
        configuration.setJdbcDriver("org.postgresql.Driver");
        configuration.setJdbcUsername("postgres");
        configuration.setJdbcPassword("");
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_ACTIVITY);
        configuration.setJobExecutorActivate(false);
        configuration.setExpressionManager(new MockExpressionManager());
        ProcessCoverageConfigurator.initializeProcessCoverageExtensions(configuration);
        return configuration.buildProcessEngine();
    }
}
