package jp.banso.calls;

import java.util.Optional;
import jp.banso.kernel.Outcome;

/** Port for the modules that run a call: what theirs cannot do is refused before the call is published. */
public interface CallDemand {

  /** Why these meetings cannot be held as they are, or nothing. */
  Optional<Outcome.Refused<Void>> refusal(CallMeetings meetings);
}
