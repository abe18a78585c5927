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

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.kernel.CaseKey;
import jp.banso.platform.time.Sweep;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
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
  @Autowired ApplicationContext context;
  @Autowired MessageSource messages;
  @Autowired List<Sweep> sweeps;

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
  @DisplayName("確定後の受け渡しが失敗し続けると、その事業の事務局の一覧に出て、やり直すと届く")
  void aListenerThatThrowsAfterCommitBecomesWork() throws Exception {
    String banso = UUID.randomUUID().toString();
    String renkei = UUID.randomUUID().toString();
    String noCase = UUID.randomUUID().toString();
    String ofBanso = stopped(banso, "R7-BANSO2-47-901");
    String ofRenkei = stopped(renkei, "R7-RENKEI-47-901");
    String ofNoCase = stopped(noCase, null);
    for (String publication : List.of(ofBanso, ofRenkei, ofNoCase)) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(stoppedWork("ref", publication)).isNotNull());
    }
    assertThat(listener.triesOf(banso)).isEqualTo(4);

    seenOnlyBy("jimu", ofBanso);
    seenOnlyBy("renkei-sekinin", ofRenkei);
    seenOnlyBy("admin", ofNoCase);
    mvc.perform(get("/tasks/{id}", stoppedWork("ref", ofBanso)).with(secretariat()))
        .andExpect(content().string(containsString("R7-伴走（再）-47-901")));

    retried("jimu", ofBanso, banso);
    retried("renkei-sekinin", ofRenkei, renkei);
    retried("admin", ofNoCase, noCase);
  }

  /** Publishes a fact that its listener refuses, and names the publication. */
  private String stopped(String fact, String caseKey) {
    listener.beStubborn(fact);
    transaction.executeWithoutResult(
        status -> events.publishEvent(new StubbornFact(fact, caseKey)));
    return jdbc.sql("select id from event_publication where serialized_event like ?")
        .param("%" + fact + "%")
        .query(String.class)
        .single();
  }

  private void seenOnlyBy(String login, String publication) throws Exception {
    UUID workItem = stoppedWork("ref", publication);
    for (String reader : List.of("jimu", "renkei-sekinin", "admin")) {
      boolean own = reader.equals(login);
      mvc.perform(get("/tasks/{id}", workItem).with(user(people.loadUserByUsername(reader))))
          .andExpect(own ? status().isOk() : status().isNotFound());
      if (!own) {
        mvc.perform(
                post("/tasks/{id}/retry", workItem)
                    .with(user(people.loadUserByUsername(reader)))
                    .with(csrf()))
            .andExpect(status().isNotFound());
      }
    }
  }

  private void retried(String login, String publication, String fact) throws Exception {
    listener.giveIn(fact);
    mvc.perform(
            post("/tasks/{id}/retry", stoppedWork("ref", publication))
                .with(user(people.loadUserByUsername(login)))
                .with(csrf()))
        .andExpect(status().is3xxRedirection());
    await().atMost(PATIENCE).until(() -> listener.heard(fact));
    assertThat(stoppedWork("ref", publication)).isNull();
  }

  @Test
  @DisplayName("止まった引継ぎや自動処理は、何の処理かを言葉で言う")
  void namesWhatStopped() {
    assertThat(messages.getMessage("worklist.incident.event.CallClosed", null, Locale.JAPAN))
        .isEqualTo("公募の締切を受けて申込みを締め切る処理");
    for (Method listening : listeners()) {
      assertThat(
              messages.getMessage(
                  "worklist.incident.event." + listening.getParameterTypes()[0].getSimpleName(),
                  null, "", Locale.JAPAN))
          .as(listening.toString())
          .isNotEmpty();
    }
    for (Sweep sweep : sweeps) {
      if (!sweep.name().equals("stubborn")) {
        assertThat(messages.getMessage("worklist.incident.sweep." + sweep.name(), null, "", Locale.JAPAN))
            .as(sweep.name())
            .isNotEmpty();
      }
    }
  }

  private List<Method> listeners() {
    return context.getBeansOfType(Object.class).values().stream()
        .map(AopUtils::getTargetClass)
        .filter(type -> type.getName().startsWith("jp.banso.") && type != StubbornListener.class)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(ApplicationModuleListener.class))
        .toList();
  }

  private UUID stoppedWork(String column, String value) {
    return jdbc.sql("select id from work_item where source = 'INCIDENT' and " + column + " = ?")
        .param(value)
        .query(UUID.class)
        .optional()
        .orElse(null);
  }
}
