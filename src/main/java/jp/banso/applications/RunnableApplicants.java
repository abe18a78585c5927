package jp.banso.applications;

import java.util.List;
import java.util.Optional;
import jp.banso.calls.ApplicantVariant;
import jp.banso.calls.CallDemand;
import jp.banso.calls.CallTerms;
import jp.banso.calls.TermsProblem;
import jp.banso.kernel.Outcome;
import org.springframework.stereotype.Component;

/** The applications that can be compiled: of regions, one kind of them, with a number of members (S2 §6, §7). */
@Component
class RunnableApplicants implements CallDemand {

  @Override
  public Optional<Outcome.Refused<Void>> refusal(List<ApplicantVariant> variants) {
    return variants.isEmpty()
        ? Optional.empty()
        : Optional.of(new Outcome.Refused<>("applications.demand.variants", List.of()));
  }

  @Override
  public List<TermsProblem> problems(CallTerms terms) {
    return terms.memberMin() > 0 ? List.of() : List.of(TermsProblem.of("memberMin", "applications.demand.members"));
  }
}
