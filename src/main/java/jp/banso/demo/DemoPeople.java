package jp.banso.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Absences;
import jp.banso.parties.Registration;
import jp.banso.parties.RoleKind;
import jp.banso.platform.database.ClusterLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Registers the documented people and desks at the first start, all or none, before the web server
 * starts. Of two nodes that start at once one does it and the other waits.
 */
@Component
@DemoOnly
class DemoPeople implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(DemoPeople.class);
  private static final int TRIES = 300;
  private static final String AWAY = "jimu2";
  private static final String SUBSTITUTE = "jimu";
  private static final int DAYS_AWAY = 13;

  private final Registration registration;
  private final Absences absences;
  private final DemoProperties properties;
  private final PasswordEncoder passwords;
  private final ClusterLock clusterLock;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private volatile boolean running;

  DemoPeople(
      Registration registration,
      Absences absences,
      DemoProperties properties,
      PasswordEncoder passwords,
      ClusterLock clusterLock,
      TransactionTemplate transaction,
      Clock clock) {
    this.registration = registration;
    this.absences = absences;
    this.properties = properties;
    this.passwords = passwords;
    this.clusterLock = clusterLock;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public void start() {
    for (int attempt = 0; attempt < TRIES && !running; attempt++) {
      running =
          clusterLock.tryRun(
              "demo-people", () -> transaction.executeWithoutResult(status -> register()));
      if (!running) {
        pause();
      }
    }
    if (!running) {
      throw new IllegalStateException("another node has not finished registering the demo people");
    }
  }

  private void register() {
    List<DemoPerson> missing =
        DemoPerson.all().stream().filter(person -> !registration.knows(person.loginName())).toList();
    if (missing.isEmpty()) {
      return;
    }
    FiscalYear year = FiscalYear.of(LocalDate.now(clock));
    Map<String, UUID> organisations = new HashMap<>();
    String passwordHash = passwords.encode(properties.password());
    Map<String, Registered> registered = new HashMap<>();
    missing.forEach(
        person -> registered.put(person.loginName(), register(person, passwordHash, organisations, year)));
    awayFor(registered.get(AWAY), registered.get(SUBSTITUTE));
    DemoDesks.all().forEach(desk -> registration.desk(ProgrammeCode.BANSO, year, desk));
    log.info("{} demo people are registered", missing.size());
  }

  private record Registered(UUID role, UUID person) {}

  /** Somebody is away at first and a colleague stands in, so that there is something to see. */
  private void awayFor(Registered away, Registered substitute) {
    if (away != null && substitute != null) {
      LocalDate today = LocalDate.now(clock);
      absences.enter(away.role(), away.person(), substitute.person(), today, today.plusDays(DAYS_AWAY), AWAY);
    }
  }

  private Registered register(
      DemoPerson person, String passwordHash, Map<String, UUID> organisations, FiscalYear year) {
    UUID organisation =
        organisations.computeIfAbsent(
            person.organisation(),
            name -> registration.organisation(person.organisationKind(), name, person.prefecture()));
    UUID id =
        registration.personWithHash(
            person.loginName(), person.displayName(), person.mail(), passwordHash, true);
    UUID role =
        registration.role(
            id, organisation,
            new Registration.NewRole(
                person.role(), person.programme(), person.prefecture(), year.firstDay()),
            null, person.role() == RoleKind.PREFECTURE);
    return new Registered(role, id);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the process models and all that works with people. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE + 20;
  }
}
