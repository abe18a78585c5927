package jp.banso.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedded server and its pool; an external one is configured by {@code spring.datasource}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("banso.database.embedded")
class DatabaseConfiguration {

  @Bean(destroyMethod = "close")
  EmbeddedDatabase embeddedDatabase(DatabaseProperties properties) {
    return EmbeddedDatabase.open(properties);
  }

  /** Taking the server as a parameter makes Spring close the pool before the server. */
  @Bean
  HikariDataSource dataSource(EmbeddedDatabase server, DatabaseProperties properties) {
    HikariDataSource pool =
        DataSourceBuilder.create()
            .type(HikariDataSource.class)
            .url(server.jdbcUrl())
            .username("postgres")
            .password("postgres")
            .build();
    pool.setPoolName("banso");
    pool.setMaximumPoolSize(properties.poolSize());
    return pool;
  }
}
