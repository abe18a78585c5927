package jp.banso.access;

import java.util.UUID;
import jp.banso.accounts.InvitationDesk;
import jp.banso.accounts.InvitationDesk.Wanted;
import jp.banso.parties.RoleKind;
import org.springframework.context.ApplicationContext;

/** An invitation that each of the two prefectures sent to a region. */
final class InvitationFixtures implements ObjectFixtures {

  private final InvitationDesk desk;
  private final Cast cast;
  private final String own;
  private final String foreign;

  InvitationFixtures(ApplicationContext context, Cast cast) {
    this.desk = context.getBean(InvitationDesk.class);
    this.cast = cast;
    this.own = invite(Seat.PREFECTURE);
    this.foreign = invite(Seat.OTHER_PREFECTURE);
  }

  private String invite(Seat seat) {
    return desk.invite(
            cast.viewer(seat),
            new Wanted(
                RoleKind.REGION, null, "試験の地域", null, "invited-" + UUID.randomUUID() + "@example.jp", "", null, null,
                false))
        .orThrow()
        .toString();
  }

  @Override
  public boolean covers(String route, String variable) {
    return route.startsWith("/people/invitations/");
  }

  @Override
  public String own(String route, String variable) {
    return own;
  }

  @Override
  public String foreign(String route, String variable) {
    return foreign;
  }
}
