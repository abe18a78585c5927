package jp.banso.platform.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the embedded PostgreSQL lives.
 *
 * @param embedded false if an external server is configured by {@code spring.datasource.*}
 * @param directory parent of the data
 * @param binaries where the server is unpacked, once for all that name the same; else beside the data
 * @param durable false only in tests: an unsynced server loses data in a power cut
 * @param fresh true only in tests: a directory of its own for each start, removed afterwards
 * @param poolSize connections of one node
 */
@ConfigurationProperties("banso.database")
record DatabaseProperties(
    boolean embedded,
    @DefaultValue("./data") Path directory,
    Path binaries,
    @DefaultValue("true") boolean durable,
    @DefaultValue("false") boolean fresh,
    @DefaultValue("20") int poolSize) {

  DatabaseProperties {
    binaries = binaries == null ? directory.resolve("postgres-binaries") : binaries;
  }
}
