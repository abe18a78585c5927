package jp.banso.calls;

import java.util.List;
import java.util.Optional;
import jp.banso.kernel.Outcome;

/** Port for the modules that run a call: what theirs cannot do is refused before the call is published. */
public interface CallDemand {

  /** Why these meetings cannot be held as they are, or nothing. */
  default Optional<Outcome.Refused<Void>> refusal(CallMeetings meetings) {
    return Optional.empty();
  }

  /** Why these kinds of applicants cannot be told apart, or nothing. */
  default Optional<Outcome.Refused<Void>> refusal(List<ApplicantVariant> variants) {
    return Optional.empty();
  }

  /** What the terms leave open that cannot be. */
  default List<TermsProblem> problems(CallTerms terms) {
    return List.of();
  }
}
