package jp.banso.access;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.ApplicationContext;

/** All objects that the doors of the product lead to. */
public final class Objects {

  private Objects() {}

  /** Reaches them by the services, as people would. */
  public static List<ObjectFixtures> reached(ApplicationContext context, Cast cast) {
    WalkedCase ownDraft = WalkedCase.drafted(context, cast, Seat.REGION, Seat.PREFECTURE);
    WalkedCase otherDraft = WalkedCase.drafted(context, cast, Seat.OTHER_REGION, Seat.OTHER_PREFECTURE);
    WalkedCase own = WalkedCase.received(context, cast, Seat.REGION, Seat.PREFECTURE);
    WalkedCase other = WalkedCase.received(context, cast, Seat.OTHER_REGION, Seat.OTHER_PREFECTURE);
    WalkedCase.takeToSupport(own, other);
    return List.of(
        new TaskFixtures(context, cast),
        new DemoMailFixtures(context, cast),
        new ModelFixtures(),
        new FormSamples(context, cast),
        new InvitationFixtures(context, cast),
        new ReceptionFixtures(context, cast, ownDraft.call()),
        new Pair("/applications/\\{id}.*", "id", ownDraft, otherDraft, WalkedCase::application),
        new Pair("/(compilations|participation)/.*", "callId", ownDraft, otherDraft, WalkedCase::call),
        new Pair("(/public)?/calls/\\{id}.*", "id", own, other, WalkedCase::call),
        new Pair("/cases/\\{key}/.*", "key", own, other, WalkedCase::key),
        new Pair("/selection/eligibility/.*", "application", own, other, WalkedCase::application),
        new Pair("/selection/\\{id}.*", "id", own, other, WalkedCase::round),
        new Pair("/selection/.*", "review", own, other, WalkedCase::review),
        new RehearsalFixtures(context, own.call(), other.call()),
        new Pair("/reviews/\\{id}.*", "id", own, other, WalkedCase::review),
        new Pair("/support/\\{id}.*", "id", own, other, WalkedCase::supportCase),
        new ReceivedMailFixtures(context, cast, own, other),
        new Pair("/letters/\\{id}.*", "id", own, other, WalkedCase::letter),
        new Pair("/proxy-records/\\{id}.*", "id", own, other, WalkedCase::proxyRecord),
        new Pair("(/public)?/calls/.*", "documentId", own, other, WalkedCase::paper),
        new InquiryObjects(context, cast),
        new KnowledgeObjects(context, cast),
        new Desks(),
        new Shared("/applications/\\{id}.*", "section", "reason"),
        new Shared("/desk-terms/.*", "id", "7c0e6a40-51f0-4d0e-9a55-0a4d2025de5c"),
        new Numbers(Map.of("number", "1", "ordinal", "1", "year", "2025", "kind", "M06")),
        new Nothing());
  }

  /** The same thing of two cases. */
  private record Pair(
      String routes, String name, WalkedCase ownCase, WalkedCase otherCase,
      Function<WalkedCase, Object> thing)
      implements ObjectFixtures {

    @Override
    public boolean covers(String route, String variable) {
      return variable.equals(name) && route.matches(routes);
    }

    @Override
    public String own(String route, String variable) {
      return thing.apply(ownCase).toString();
    }

    @Override
    public String foreign(String route, String variable) {
      return thing.apply(otherCase).toString();
    }
  }

  /** The prefectures of the two seats, by their codes. */
  private record Desks() implements ObjectFixtures {

    @Override
    public boolean covers(String route, String variable) {
      return route.startsWith("/desk-contacts/");
    }

    @Override
    public String own(String route, String variable) {
      return Seat.PREFECTURE.prefecture().value();
    }

    @Override
    public String foreign(String route, String variable) {
      return Seat.OTHER_PREFECTURE.prefecture().value();
    }
  }

  /** The one thing of a programme. */
  private record Shared(String routes, String name, String thing) implements ObjectFixtures {

    @Override
    public boolean covers(String route, String variable) {
      return variable.equals(name) && route.matches(routes);
    }

    @Override
    public String own(String route, String variable) {
      return thing;
    }

    @Override
    public String foreign(String route, String variable) {
      return thing;
    }
  }

  /** Ordinals below a case, and what every programme has. */
  private record Numbers(Map<String, String> values) implements ObjectFixtures {

    @Override
    public boolean covers(String route, String variable) {
      return values.containsKey(variable);
    }

    @Override
    public String own(String route, String variable) {
      return values.get(variable);
    }

    @Override
    public String foreign(String route, String variable) {
      return values.get(variable);
    }
  }

  /** A name that nothing has: for all others. */
  private record Nothing() implements ObjectFixtures {

    @Override
    public boolean covers(String route, String variable) {
      return true;
    }

    @Override
    public String own(String route, String variable) {
      return new UUID(0, 0).toString();
    }

    @Override
    public String foreign(String route, String variable) {
      return new UUID(0, 0).toString();
    }
  }
}
