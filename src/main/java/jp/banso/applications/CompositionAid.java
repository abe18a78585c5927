package jp.banso.applications;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.calls.Calls;
import jp.banso.composition.CompositionCheck;
import jp.banso.composition.CompositionFacts;
import jp.banso.composition.CompositionView;
import jp.banso.composition.CompositionView.MemberLine;
import jp.banso.composition.MemberGroup;
import jp.banso.composition.MemberGroupAid;
import jp.banso.composition.MemberGroups;
import jp.banso.forms.AnswerBinder;
import jp.banso.forms.Answers;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The live check beside the table of members (S2 §6, B12): of what is typed, before it is kept. */
@Service
@Transactional(readOnly = true)
public class CompositionAid {

  private static final List<String> WHO = List.of("affiliation", "department", "title", "profession");

  private final ApplicationDesk desk;
  private final ApplicationChecks checks;
  private final AnswerBinder binder;
  private final MemberGroupAid aid;
  private final Calls calls;

  CompositionAid(
      ApplicationDesk desk, ApplicationChecks checks, AnswerBinder binder, MemberGroupAid aid, Calls calls) {
    this.desk = desk;
    this.checks = checks;
    this.binder = binder;
    this.aid = aid;
    this.calls = calls;
  }

  /** Of what a page of the form holds, for one who writes it; nothing is kept. */
  public CompositionView typed(Viewer viewer, ApplicationId id, Map<String, String[]> parameters) {
    Application application = desk.offered(viewer, id, Step.EDIT);
    Answers typed =
        binder.bind(checks.definition(application.form()), parameters, application.answers()).answers();
    return of(application, typed);
  }

  /** Of the answers that a page shows. */
  public CompositionView of(Viewer viewer, ApplicationId id, Answers shown) {
    return of(desk.offered(viewer, id, Step.EDIT), shown);
  }

  private CompositionView of(Application application, Answers shown) {
    List<Set<MemberGroup>> groups =
        application.groups().carriedOver(application.answers(), shown, aid.propose(shown, application.key())).rows();
    CompositionFacts facts = CompositionFacts.of(shown, groups, calls.get(application.call()).terms());
    List<MemberLine> lines = new ArrayList<>();
    for (Answers row : shown.rows(MemberGroups.TABLE)) {
      lines.add(new MemberLine(lines.size() + 1, who(row), groups.get(lines.size())));
    }
    return new CompositionView(
        facts.memberCount(), facts.terms().memberMin(), facts.terms().memberMax(),
        lines.isEmpty() ? CompositionCheck.ofNobody(facts) : CompositionCheck.concerns(facts), List.copyOf(lines),
        PrefectureRows.places(shown, application.prefectureRows()).stream().map(row -> row + 1).toList());
  }

  /** A row in the words of its cells. */
  static String who(Answers row) {
    return WHO.stream().map(row::text).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
  }
}
