package jp.banso.access;

import java.util.UUID;
import jp.banso.applications.Region;
import jp.banso.calls.CallId;
import org.springframework.context.ApplicationContext;

/** Drafts of REGION and OTHER_REGION in a call of their own, as they were started. */
final class ApplicationObjects implements ObjectFixtures {

  private final CallId call;
  private final UUID own;
  private final UUID foreign;

  ApplicationObjects(ApplicationContext context, Cast cast) {
    Region region = new Region(context);
    call = region.call();
    own = region.draft(call, cast.viewer(Seat.REGION), Seat.REGION.prefecture()).value();
    foreign = region.draft(call, cast.viewer(Seat.OTHER_REGION), Seat.OTHER_REGION.prefecture()).value();
  }

  @Override
  public boolean covers(String route, String variable) {
    return route.startsWith("/applications/") || route.startsWith("/compilations/");
  }

  @Override
  public String own(String route, String variable) {
    return value(variable, own);
  }

  @Override
  public String foreign(String route, String variable) {
    return value(variable, foreign);
  }

  /** A call is nobody's own; a draft has no files yet. */
  private String value(String variable, UUID application) {
    return switch (variable) {
      case "callId" -> call.value().toString();
      case "id" -> application.toString();
      default -> UUID.randomUUID().toString();
    };
  }
}
