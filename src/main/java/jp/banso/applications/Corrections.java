package jp.banso.applications;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What stands beside a 訂正: the submitted application that counts until the newer one is received, and the other way round. */
@Component
class Corrections {

  /** {@link #standing} of {@code application a} in SQL, as a condition. */
  static final String STANDS =
      "exists (select 1 from application o where o.id = a.replaces_id"
          + " and o.state not in ('WITHDRAWN', 'UNSUBMITTED', 'LATE_REFUSED', 'CALL_CANCELLED'))";

  /** Of {@code application a}: a 訂正 that is not received, or was not sent, so another version of an application that counts. */
  static final String BESIDE =
      "(a.state in ('DRAFT', 'PREFECTURE_REVIEW', 'COMPILED', 'UNSUBMITTED') and " + STANDS + ")";

  private final ApplicationDesk desk;
  private final Applications applications;
  private final EntityManager entities;

  Corrections(ApplicationDesk desk, Applications applications, EntityManager entities) {
    this.desk = desk;
    this.applications = applications;
    this.entities = entities;
  }

  /** What counts as long as this one, which is to replace it, is not received; empty if nothing does. */
  Optional<Application> standing(Application newer) {
    if (newer.replaces() == null) {
      return Optional.empty();
    }
    Application found = desk.get(newer.replaces());
    while (found.state() == ApplicationState.SUPERSEDED && !found.supersededBy().equals(newer.key())) {
      found = desk.get(found.supersededBy());
    }
    return Optional.of(found).filter(one -> one.state().standsSubmitted());
  }

  /** What it says it takes the place of, whatever became of that. */
  Optional<Application> replaced(Application newer) {
    return Optional.ofNullable(newer.replaces()).map(desk::get);
  }

  /** Whether it ended without being sent, and what it was to correct counts. */
  boolean isUnsent(Application application) {
    return application.state() == ApplicationState.UNSUBMITTED && standing(application).isPresent();
  }

  /** The text of the replaced one as it was sent last. */
  ApplicationDesk.Readable sent(Application older) {
    List<ApplicationVersion> sent = desk.sentVersions(older);
    if (sent.isEmpty()) {
      return new ApplicationDesk.Readable(older.form(), older.answers());
    }
    ApplicationVersion last = sent.get(sent.size() - 1);
    return new ApplicationDesk.Readable(last.form(), last.answers());
  }

  /** What is to replace it or is to be replaced by it, while both are alive; nobody else writes them until the end of the transaction. */
  List<Application> beside(Application application) {
    Stream<UUID> older =
        application.replaces() == null ? Stream.empty() : Stream.of(application.replaces().value());
    return Stream.concat(older, applications.idsReplacing(application.id().value()).stream())
        .map(applications::held)
        .flatMap(Optional::stream)
        .map(this::fresh)
        .filter(one -> !one.state().hasEnded())
        .toList();
  }

  private Application fresh(Application application) {
    entities.refresh(application);
    return application;
  }
}
