package jp.banso.accounts;

import java.time.LocalDate;
import java.util.UUID;
import jp.banso.kernel.Outcome;
import jp.banso.parties.OrganisationKind;
import jp.banso.parties.RoleHolding;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Invitations to the office that somebody leaves, for the module that has judged who may let whom succeed. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class SuccessorInvitations {

  private final Inviting inviting;
  private final InvitationRows rows;

  SuccessorInvitations(Inviting inviting, InvitationRows rows) {
    this.inviting = inviting;
    this.rows = rows;
  }

  /** Nobody succeeds by it any more; one that was accepted stays. */
  public void withdraw(Viewer viewer, UUID invitationId) {
    rows.find(invitationId).ifPresent(one -> inviting.withdraw(viewer, one));
  }

  /**
   * Invites to the role that another holds; answers the invitation's id.
   *
   * @param firstDay on which the role begins
   */
  public Outcome<UUID> invite(Viewer viewer, RoleHolding left, String mail, String addressee, LocalDate firstDay) {
    return inviting.invite(
        viewer,
        new InvitationOffer(
            left.programme(), left.role(), left.organisationId(), kind(left.role()), left.organisationName(),
            left.prefecture(), left.deskManager(), mail, addressee, firstDay, null, null, null, null),
        InvitationDesk.group(viewer));
  }

  /** The organisation exists, its kind is never used. */
  private static OrganisationKind kind(RoleKind role) {
    return switch (role) {
      case PREFECTURE -> OrganisationKind.PREFECTURE;
      case MINISTRY -> OrganisationKind.MINISTRY;
      case SECRETARIAT, SECRETARIAT_MANAGER -> OrganisationKind.SECRETARIAT;
      default -> OrganisationKind.HUB;
    };
  }
}
