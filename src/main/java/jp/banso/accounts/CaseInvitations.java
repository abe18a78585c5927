package jp.banso.accounts;

import java.util.List;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Invitations to a case, for the module that owns it and has checked who may invite to it. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class CaseInvitations {

  private final InvitationRows rows;
  private final Inviting inviting;

  CaseInvitations(InvitationRows rows, Inviting inviting) {
    this.rows = rows;
    this.inviting = inviting;
  }

  /**
   * Invites somebody without an account.
   *
   * @param inviterGroup whose work it is to send it again
   */
  public Outcome<Void> invite(Viewer viewer, InvitationOffer offer, String inviterGroup) {
    return inviting.invite(viewer, offer, inviterGroup).then(id -> Outcome.done());
  }

  /** Those that nobody has accepted yet. */
  public List<Invitation> open(Viewer viewer, CaseKey key) {
    return rows.openOfCase(key).stream().filter(one -> one.programme() == viewer.programme()).toList();
  }
}
