package jp.banso.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.BansoTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@BansoTest
@DisplayName("止まった自動処理")
class StoppedSweepTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private StubbornSweep sweep;
  @Autowired private SweepFailures failures;
  @Autowired private ClockWalk walk;
  @Autowired private Clock clock;
  @Autowired private MockMvc mvc;
  @Autowired private UserDetailsService people;
  @Autowired private JdbcClient jdbc;

  @AfterEach
  void giveIn() {
    sweep.giveIn();
    await().atMost(PATIENCE).until(() -> stoppedWork().isEmpty());
  }

  @Test
  @DisplayName("続けて3回失敗すると管理者の一覧に出て、成功すると消える")
  void aFailingSweepBecomesWorkUntilItSucceeds() throws Exception {
    sweep.beStubborn();

    await().atMost(PATIENCE).until(() -> stoppedWork().isPresent());
    assertThat(failures.stopped()).contains(StubbornSweep.NAME);
    mvc.perform(get("/tasks/{id}", stoppedWork().orElseThrow()).with(administrator()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("処理が止まっています")))
        .andExpect(content().string(containsString("期日に行う自動処理")));
    mvc.perform(get("/tasks/{id}", stoppedWork().orElseThrow()).with(user(people.loadUserByUsername("jimu"))))
        .andExpect(status().isNotFound());

    sweep.giveIn();
    await().atMost(PATIENCE).until(() -> stoppedWork().isEmpty());
    assertThat(failures.stopped()).doesNotContain(StubbornSweep.NAME);
  }

  @Test
  @DisplayName("「もう一度実行する」で数え直し、また失敗すればもう一度一覧に出る")
  void comesBackIfTheRetryFails() throws Exception {
    sweep.beStubborn();
    await().atMost(PATIENCE).until(() -> stoppedWork().isPresent());
    UUID first = stoppedWork().orElseThrow();

    mvc.perform(post("/tasks/{id}/retry", first).with(administrator()).with(csrf()))
        .andExpect(status().is3xxRedirection());

    await().atMost(PATIENCE).until(() -> stoppedWork().filter(id -> !id.equals(first)).isPresent());
  }

  @Test
  @DisplayName("止まった自動処理があっても、時計は先へ進む")
  void theClockDoesNotWaitForIt() {
    sweep.beStubborn();
    await().atMost(PATIENCE).until(() -> stoppedWork().isPresent());
    Instant target = clock.instant().plusSeconds(5);

    walk.aimAt(target);

    await().atMost(PATIENCE).until(() -> walk.target().isEmpty());
    assertThat(clock.instant()).isAfterOrEqualTo(target);
  }

  @Test
  @DisplayName("一件の失敗が、ほかの件を止めない")
  void oneRowDoesNotStopTheOthers() {
    List<String> done = new ArrayList<>();

    assertThatThrownBy(
            () ->
                DueRows.each(
                    List.of("first", "second", "third"),
                    row -> {
                      if (row.equals("second")) {
                        throw new IllegalStateException(row);
                      }
                      done.add(row);
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("second");
    assertThat(done).containsExactly("first", "third");
  }

  private RequestPostProcessor administrator() {
    return user(people.loadUserByUsername("admin"));
  }

  private Optional<UUID> stoppedWork() {
    return jdbc.sql("select id from work_item where source = 'INCIDENT' and ref = ?")
        .param(StubbornSweep.NAME)
        .query(UUID.class)
        .optional();
  }
}
