package jp.banso.platform.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** Two pages of one person may write the same attribute of the session at once; the later one counts. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> attributesWrittenAtOnce() {
    return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
  }
}
