package jp.banso.support;

import java.util.List;
import java.util.Optional;
import jp.banso.calls.CallDemand;
import jp.banso.calls.CallMeeting.Precondition;
import jp.banso.calls.CallMeetings;
import jp.banso.kernel.Outcome;
import org.springframework.stereotype.Component;

/**
 * The meetings that the model support-cycle can hold: three and a reserve, the 対応策案 drafted after the first and
 * handed in before the second (S2 §3 table).
 */
@Component
class RunnableMeetings implements CallDemand {

  private static final int ORDINARY = 3;

  @Override
  public Optional<Outcome.Refused<Void>> refusal(CallMeetings meetings) {
    if (meetings.all().stream().anyMatch(meeting -> meeting.precondition() == Precondition.PRIOR_MEETING)) {
      return refused("support.foreseen.refused.prior");
    }
    if (meetings.ordinary() != ORDINARY || meetings.count() != ORDINARY + 1) {
      return refused("support.foreseen.refused.count", ORDINARY);
    }
    if (meetings.needsMeasures(1)) {
      return refused("support.foreseen.refused.first");
    }
    return meetings.needsMeasures(2) ? Optional.empty() : refused("support.foreseen.refused.second");
  }

  private static Optional<Outcome.Refused<Void>> refused(String messageKey, Object... arguments) {
    return Optional.of(new Outcome.Refused<>(messageKey, List.of(arguments)));
  }
}
