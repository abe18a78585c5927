package jp.banso.platform.workflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * First migration: the engine's own tables from the engine's own scripts. Flyway holds a lock while
 * it runs, so two nodes may start at once on an empty database; the engine itself never writes its
 * schema.
 */
@Component
class EngineSchemaMigration implements JavaMigration {

  private static final String SCRIPT = "org/camunda/bpm/engine/db/create/activiti.postgres.create.%s.sql";
  private static final List<String> PARTS =
      List.of("engine", "history", "identity", "case.engine", "case.history",
          "decision.engine", "decision.history");

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("202611220900");
  }

  @Override
  public String getDescription() {
    return "platform engine 7 24 0";
  }

  @Override
  public Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws Exception {
    for (String part : PARTS) {
      try (Statement statement = context.getConnection().createStatement()) {
        statement.execute(read(SCRIPT.formatted(part)));
      }
    }
  }

  private static String read(String resource) throws IOException {
    return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
  }
}
