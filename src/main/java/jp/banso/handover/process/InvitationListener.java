package jp.banso.handover.process;

import jp.banso.accounts.InvitationAccepted;
import jp.banso.handover.Transfers;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears that somebody who was invited has come. */
@Component
class InvitationListener {

  private final Transfers transfers;

  InvitationListener(Transfers transfers) {
    this.transfers = transfers;
  }

  @ApplicationModuleListener
  void on(InvitationAccepted event) {
    transfers.successorCame(event.invitationId(), event.personId());
  }
}
