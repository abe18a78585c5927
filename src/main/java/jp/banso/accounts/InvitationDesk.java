package jp.banso.accounts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.accounts.InvitationFilter.Standing;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.Groups;
import jp.banso.parties.OrganisationKind;
import jp.banso.parties.People;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListCount;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.web.BulkReport;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 招待: the manager invites desks, advisors and whoever else works in the programme, a prefecture its regions, the
 * 課の管理者 the colleagues. Each of them sees what the own side has sent.
 */
@Service
@Transactional
public class InvitationDesk {

  private static final int MOST = 1000;

  private final InvitationRows rows;
  private final Inviting inviting;
  private final People people;
  private final Worklist worklist;
  private final Clock clock;

  InvitationDesk(InvitationRows rows, Inviting inviting, People people, Worklist worklist, Clock clock) {
    this.worklist = worklist;
    this.rows = rows;
    this.inviting = inviting;
    this.people = people;
    this.clock = clock;
  }

  /**
   * An invitation as those read it who sent it.
   *
   * @param lapsed true if nobody accepted it in its time
   */
  public record Line(Invitation invitation, boolean lapsed) {}

  /** The roles to which the viewer may invite; empty for who invites nobody here. */
  public Set<RoleKind> roles(Viewer viewer) {
    if (viewer.proxy().isPresent()) {
      return Set.of();
    }
    return switch (viewer.role()) {
      case ADMINISTRATOR -> EnumSet.allOf(RoleKind.class);
      case SECRETARIAT_MANAGER -> EnumSet.complementOf(EnumSet.of(RoleKind.ADMINISTRATOR));
      case PREFECTURE ->
          managesDesk(viewer) ? EnumSet.of(RoleKind.PREFECTURE, RoleKind.REGION) : EnumSet.of(RoleKind.REGION);
      default -> Set.of();
    };
  }

  static boolean managesDesk(Viewer viewer) {
    return viewer.role() == RoleKind.PREFECTURE
        && viewer.holds(Groups.deskManagers(viewer.programme(), viewer.prefectureOrNull()));
  }

  /**
   * Guards the pages of those who invite.
   *
   * @throws Forbidden for everyone else
   */
  public void requireInviter(Viewer viewer) {
    if (roles(viewer).isEmpty()) {
      throw new Forbidden(viewer.role() + " invites nobody");
    }
  }

  /**
   * An invitation in the list.
   *
   * @param since when it came to stand so
   * @param askedAgain true while somebody waits for another one
   */
  public record Listed(Invitation invitation, Standing standing, Instant since, boolean askedAgain, Place place) {

    /** The last day on which it can be accepted, null once it cannot. */
    public LocalDate nextOn() {
      return standing == Standing.OPEN ? invitation.lastDayToAccept() : null;
    }
  }

  /** A page of what the viewer's side has sent; {@code after} is null for the first. */
  @Transactional(readOnly = true)
  public List<Listed> page(
      Viewer viewer, InvitationFilter filter, InvitationColumn column, boolean descending, Place after, int size) {
    requireInviter(viewer);
    Instant now = clock.instant();
    List<InvitationRows.Listed> found =
        rows.page(group(viewer), filter, now, column.order(descending), after, size);
    Set<String> asked =
        worklist.ofRefs(Source.MENTION, found.stream().map(one -> one.invitation().id().toString()).toList()).keySet();
    return found.stream().map(one -> listed(one, now, asked)).toList();
  }

  private static Listed listed(InvitationRows.Listed found, Instant now, Set<String> asked) {
    Invitation one = found.invitation();
    Standing standing =
        one.state() == Invitation.State.OPEN
            ? one.opensAt(now) ? Standing.OPEN : Standing.LAPSED
            : Standing.valueOf(one.state().name());
    Instant since =
        switch (standing) {
          case OPEN -> one.invitedAt();
          case LAPSED -> one.expiresAt();
          default -> found.settledAt();
        };
    return new Listed(one, standing, since, asked.contains(one.id().toString()), found.place());
  }

  @Transactional(readOnly = true)
  public ListCount count(Viewer viewer, InvitationFilter filter) {
    requireInviter(viewer);
    return rows.count(group(viewer), filter, clock.instant());
  }

  /** Sends the chosen of what the viewer's side has sent again. */
  public BulkReport resendAll(Viewer viewer, List<UUID> chosen) {
    return forAll(viewer, chosen, one -> inviting.resend(viewer, one));
  }

  /** Takes the chosen of what the viewer's side has sent back. */
  public BulkReport withdrawAll(Viewer viewer, List<UUID> chosen) {
    return forAll(viewer, chosen, one -> inviting.withdraw(viewer, one));
  }

  private BulkReport forAll(Viewer viewer, List<UUID> chosen, Function<Invitation, Outcome<Void>> act) {
    requireInviter(viewer);
    BulkReport.Counting counting = new BulkReport.Counting();
    for (UUID id : chosen.stream().distinct().sorted().toList()) {
      Optional<Invitation> one = rows.find(id).filter(found -> found.inviterGroup().equals(group(viewer)));
      if (one.isEmpty()) {
        counting.add("accounts.bulk.gone");
      } else {
        counting.add(
            one.get().organisationName(),
            act.apply(one.get()) instanceof Outcome.Refused<Void> refused ? refused.messageKey() : null);
      }
    }
    return counting.report();
  }

  /**
   * One of those, or of a case of the viewer's: whoever of the region invites to it sends any of them again.
   *
   * @throws NotFound if it is another side's
   */
  @Transactional(readOnly = true)
  public Line find(Viewer viewer, UUID id) {
    return line(own(viewer, id));
  }

  private Invitation own(Viewer viewer, UUID id) {
    return rows.find(id)
        .filter(one -> one.programme() == viewer.programme())
        .filter(
            one ->
                viewer.holds(one.inviterGroup())
                    || (one.caseKey() != null
                        && (viewer.isSecretariatOf(one.programme()) || viewer.holds(Groups.area(one.caseKey())))))
        .orElseThrow(() -> new NotFound("invitation " + id));
  }

  private Line line(Invitation one) {
    Instant now = clock.instant();
    return new Line(one, one.state() == Invitation.State.OPEN && !one.opensAt(now));
  }

  /** Who is invited, as typed; {@code kind} counts for a region only. */
  public record Wanted(
      RoleKind role, OrganisationKind kind, String organisation, PrefectureCode prefecture, String mail,
      String addressee, LocalDate firstDay, LocalDate lastDay, boolean deskManager) {}

  /** Sends an invitation. A prefecture invites to its own desk and for its own regions, whatever was typed. */
  public Outcome<UUID> invite(Viewer viewer, Wanted wanted) {
    requireInviter(viewer);
    if (!roles(viewer).contains(wanted.role())) {
      throw new Forbidden(viewer.role() + " does not invite to " + wanted.role());
    }
    boolean own = viewer.role() == RoleKind.PREFECTURE;
    boolean colleague = own && wanted.role() == RoleKind.PREFECTURE;
    PrefectureCode prefecture = own ? viewer.prefectureOrNull() : wanted.prefecture();
    if (prefecture == null && (wanted.role() == RoleKind.PREFECTURE || wanted.role() == RoleKind.REGION)) {
      return Outcome.refused("accounts.refused.prefecture");
    }
    if (!colleague && wanted.organisation().isBlank()) {
      return Outcome.refused("accounts.refused.organisation");
    }
    return inviting.invite(
        viewer,
        new InvitationOffer(
            viewer.programme(), wanted.role(), colleague ? viewer.organisationId() : null, kind(wanted),
            colleague ? viewer.organisationName() : wanted.organisation(), prefecture,
            wanted.role() == RoleKind.PREFECTURE && (wanted.deskManager() || !own), wanted.mail(), wanted.addressee(),
            wanted.firstDay(), wanted.lastDay(), null, null, null),
        group(viewer));
  }

  private static OrganisationKind kind(Wanted wanted) {
    return switch (wanted.role()) {
      case ADMINISTRATOR -> OrganisationKind.OPERATOR;
      case SECRETARIAT_MANAGER, SECRETARIAT -> OrganisationKind.SECRETARIAT;
      case MINISTRY -> OrganisationKind.MINISTRY;
      case PREFECTURE -> OrganisationKind.PREFECTURE;
      case ADVISOR -> OrganisationKind.ADVISOR;
      case REVIEWER -> OrganisationKind.REVIEWER;
      case REGION -> wanted.kind() == null ? OrganisationKind.HUB : wanted.kind();
    };
  }

  /** The desks of the year in which nobody has an account, and to which no invitation is on its way. */
  @Transactional(readOnly = true)
  public List<DeskContact> desksWithoutPeople(Viewer viewer) {
    if (viewer.role() != RoleKind.SECRETARIAT_MANAGER) {
      return List.of();
    }
    Instant now = clock.instant();
    InvitationFilter toDesks = new InvitationFilter(Standing.OPEN, RoleKind.PREFECTURE, null, null, null, null);
    Set<PrefectureCode> sent =
        rows.page(group(viewer), toDesks, now, InvitationColumn.SENT.order(true), null, MOST).stream()
            .map(one -> one.invitation().prefecture())
            .collect(Collectors.toSet());
    return people.desks(viewer.programme(), FiscalYear.of(now)).stream()
        .filter(desk -> !sent.contains(desk.prefecture()))
        .filter(desk -> people.holding(Groups.prefecture(viewer.programme(), desk.prefecture())).isEmpty())
        .toList();
  }

  /** Invites all of them; who accepts first becomes the 課の管理者. */
  public Outcome<Integer> inviteDesks(Viewer viewer) {
    if (viewer.role() != RoleKind.SECRETARIAT_MANAGER || viewer.proxy().isPresent()) {
      throw new Forbidden(viewer.role() + " does not invite the desks");
    }
    List<DeskContact> desks = desksWithoutPeople(viewer);
    int sent = 0;
    for (DeskContact desk : desks) {
      String name = desk.prefecture().name() + " " + desk.deskName();
      Outcome<UUID> outcome =
          invite(
              viewer,
              new Wanted(
                  RoleKind.PREFECTURE, null, name, desk.prefecture(), desk.mail(), "", null, null, true));
      sent += outcome.isDone() ? 1 : 0;
    }
    return sent == 0 ? Outcome.refused("accounts.refused.noDesks") : Outcome.done(sent);
  }

  public Outcome<Void> resend(Viewer viewer, UUID id) {
    return inviting.resend(viewer, own(viewer, id));
  }

  public Outcome<Void> withdraw(Viewer viewer, UUID id) {
    return inviting.withdraw(viewer, own(viewer, id));
  }

  static String group(Viewer viewer) {
    return switch (viewer.role()) {
      case ADMINISTRATOR -> Groups.ADMINISTRATORS;
      case SECRETARIAT_MANAGER -> Groups.secretariatManager(viewer.programme());
      default -> Groups.prefecture(viewer.programme(), viewer.prefectureOrNull());
    };
  }
}
