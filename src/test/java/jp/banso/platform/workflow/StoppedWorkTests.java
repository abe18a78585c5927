package jp.banso.platform.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.kernel.CaseKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("止まった処理")
class StoppedWorkTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired StubbornCases cases;
  @Autowired StubbornDelegate delegate;
  @Autowired StubbornListener listener;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  @Autowired MockMvc mvc;
  @Autowired UserDetailsService people;
  @Autowired JdbcClient jdbc;

  private RequestPostProcessor secretariat() {
    return user(people.loadUserByUsername("jimu"));
  }

  @Test
  @DisplayName("3回失敗した手続は事務局の一覧に出て、やり直すと先へ進む")
  void aFailingStepBecomesWorkThatCanBeRetried() throws Exception {
    CaseKey key = cases.newKey();
    delegate.beStubborn(key.value());
    cases.start(key, Duration.ZERO);

    await().atMost(PATIENCE).until(() -> cases.workItems(key, "INCIDENT") == 1);
    assertThat(delegate.triesOf(key.value())).isEqualTo(3);
    UUID workItem = stoppedWork("case_key", key.value());
    mvc.perform(get("/tasks").with(secretariat()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("/tasks/" + workItem)));

    delegate.giveIn(key.value());
    mvc.perform(post("/tasks/{id}/retry", workItem).with(secretariat()).with(csrf()))
        .andExpect(status().is3xxRedirection());

    await().atMost(PATIENCE).until(() -> cases.looksAtResult(key));
    assertThat(cases.workItems(key, "INCIDENT")).isZero();
    assertThat(cases.workItems(key, "PROCESS")).isEqualTo(1);
  }

  @Test
  @DisplayName("やり直してもまた失敗すれば、もう一度一覧に出る")
  void staysVisibleWhileItFails() throws Exception {
    CaseKey key = cases.newKey();
    delegate.beStubborn(key.value());
    cases.start(key, Duration.ZERO);
    await().atMost(PATIENCE).until(() -> cases.workItems(key, "INCIDENT") == 1);

    mvc.perform(
            post("/tasks/{id}/retry", stoppedWork("case_key", key.value()))
                .with(secretariat())
                .with(csrf()))
        .andExpect(status().is3xxRedirection());

    await().atMost(PATIENCE).until(() -> delegate.triesOf(key.value()) == 6);
    await().atMost(PATIENCE).until(() -> cases.workItems(key, "INCIDENT") == 1);
    delegate.giveIn(key.value());
    mvc.perform(
        post("/tasks/{id}/retry", stoppedWork("case_key", key.value())).with(secretariat()).with(csrf()));
    await().atMost(PATIENCE).until(() -> cases.looksAtResult(key));
  }

  @Test
  @DisplayName("ほかの役割の方にはやり直せない")
  void othersCannotRetry() throws Exception {
    CaseKey key = cases.newKey();
    delegate.beStubborn(key.value());
    cases.start(key, Duration.ZERO);
    await().atMost(PATIENCE).until(() -> cases.workItems(key, "INCIDENT") == 1);
    UUID workItem = stoppedWork("case_key", key.value());

    mvc.perform(
            post("/tasks/{id}/retry", workItem)
                .with(user(people.loadUserByUsername("akita")))
                .with(csrf()))
        .andExpect(status().isNotFound());

    assertThat(cases.workItems(key, "INCIDENT")).isEqualTo(1);
    delegate.giveIn(key.value());
    mvc.perform(post("/tasks/{id}/retry", workItem).with(secretariat()).with(csrf()));
    await().atMost(PATIENCE).until(() -> cases.looksAtResult(key));
  }

  @Test
  @DisplayName("確定後の受け渡しが失敗し続けると一覧に出て、やり直すと届く")
  void aListenerThatThrowsAfterCommitBecomesWork() throws Exception {
    String fact = UUID.randomUUID().toString();
    listener.beStubborn(fact);
    transaction.executeWithoutResult(status -> events.publishEvent(new StubbornFact(fact)));

    String publication =
        jdbc.sql("select id from event_publication where serialized_event like ?")
            .param("%" + fact + "%")
            .query(String.class)
            .single();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(stoppedWork("ref", publication)).isNotNull());
    assertThat(listener.triesOf(fact)).isEqualTo(4);
    UUID workItem = stoppedWork("ref", publication);
    mvc.perform(get("/tasks/{id}", workItem).with(secretariat())).andExpect(status().isOk());

    listener.giveIn(fact);
    mvc.perform(post("/tasks/{id}/retry", workItem).with(secretariat()).with(csrf()))
        .andExpect(status().is3xxRedirection());

    await().atMost(PATIENCE).until(() -> listener.heard(fact));
    assertThat(stoppedWork("ref", publication)).isNull();
  }

  private UUID stoppedWork(String column, String value) {
    return jdbc.sql("select id from work_item where source = 'INCIDENT' and " + column + " = ?")
        .param(value)
        .query(UUID.class)
        .optional()
        .orElse(null);
  }
}
