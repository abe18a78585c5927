package jp.banso.selection.process;

import jp.banso.applications.ApplicationAccepted;
import jp.banso.applications.ApplicationWithdrawn;
import jp.banso.applications.ApplicationsSettled;
import jp.banso.applications.SettlementBegan;
import jp.banso.selection.RoundService;
import jp.banso.selection.RoundWithdrawals;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears of applications: settlement began, all settled, one accepted after that, one withdrawn. */
@Component
class SettledApplications {

  private final RoundService rounds;
  private final RoundWithdrawals withdrawals;

  SettledApplications(RoundService rounds, RoundWithdrawals withdrawals) {
    this.rounds = rounds;
    this.withdrawals = withdrawals;
  }

  @ApplicationModuleListener
  void on(SettlementBegan began) {
    rounds.open(began.callId());
  }

  @ApplicationModuleListener
  void on(ApplicationsSettled settled) {
    rounds.settled(settled.callId());
  }

  @ApplicationModuleListener
  void on(ApplicationAccepted accepted) {
    rounds.join(accepted.callId(), accepted.id());
    if (accepted.replaced() != null) {
      withdrawals.withdrawn(accepted.replaced(), accepted.callId());
    }
  }

  @ApplicationModuleListener
  void on(ApplicationWithdrawn withdrawn) {
    withdrawals.withdrawn(withdrawn.id(), withdrawn.callId());
  }
}
