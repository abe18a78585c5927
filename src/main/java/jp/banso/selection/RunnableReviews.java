package jp.banso.selection;

import java.util.List;
import jp.banso.calls.CallDemand;
import jp.banso.calls.CallTerms;
import jp.banso.calls.TermsProblem;
import org.springframework.stereotype.Component;

/** The selection that can be run: scored, by two at least. */
@Component
class RunnableReviews implements CallDemand {

  private static final int LEAST = 2;

  @Override
  public List<TermsProblem> problems(CallTerms terms) {
    return terms.reviewersMin() >= LEAST
        ? List.of()
        : List.of(TermsProblem.of("reviewersMin", "selection.demand.reviewers"));
  }
}
