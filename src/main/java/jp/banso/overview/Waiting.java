package jp.banso.overview;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.banso.applications.ApplicationLine;
import jp.banso.applications.ApplicationQueries;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.selection.RoundQueries;
import jp.banso.support.SupportQueries;
import jp.banso.support.SupportRow;
import jp.banso.worklist.HolderWords;
import jp.banso.worklist.WorkLine;
import jp.banso.worklist.Worklist;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the viewer waits for from others, and what came of it. The secretariat runs the steps and reads them as they are;
 * everybody else reads with whom the own case lies, in the words of the module that owns it: an
 * open step of a selection would tell how the judgement goes.
 */
@Service
@Transactional(readOnly = true)
public class Waiting {

  private final Worklist worklist;
  private final ApplicationQueries applications;
  private final RoundQueries rounds;
  private final SupportQueries support;
  private final HolderWords holders;
  private final CaseNumbers numbers;
  private final MessageSource messages;

  Waiting(
      Worklist worklist, ApplicationQueries applications, RoundQueries rounds, SupportQueries support,
      HolderWords holders, CaseNumbers numbers, MessageSource messages) {
    this.worklist = worklist;
    this.applications = applications;
    this.rounds = rounds;
    this.support = support;
    this.holders = holders;
    this.numbers = numbers;
    this.messages = messages;
  }

  /** The first of them. */
  public List<WaitingView> of(Viewer viewer, int size) {
    Stream<WaitingView> found =
        viewer.role().isSecretariat()
            ? worklist.elsewhere(viewer, null, size).stream().map(this::step)
            : Stream.of(applications(viewer, size), rounds(viewer), support(viewer, size))
                .flatMap(views -> views);
    return found.limit(size).toList();
  }

  /** What came of the viewer's own applications, the latest first. */
  public List<WaitingView> settled(Viewer viewer, int size) {
    return applications.settled(viewer, size).stream()
        .map(line -> application(line, line.stateKey()))
        .toList();
  }

  private WaitingView step(WorkLine line) {
    String where =
        text("overview.waiting.step", holders.of(line.holder()), line.title());
    return new WaitingView(line.subject(), numbers.shown(line.caseKey()), line.link(), where);
  }

  private Stream<WaitingView> applications(Viewer viewer, int size) {
    return applications.elsewhere(viewer, size).stream().map(line -> application(line, line.liesWithKey()));
  }

  private WaitingView application(ApplicationLine line, String whereKey) {
    String name =
        line.areaName() == null || line.areaName().isEmpty()
            ? line.drafterOrganisation()
            : line.areaName();
    return new WaitingView(
        line.prefecture().name() + " " + name, numbers.shown(line.key()),
        "/applications/" + line.id(), text(whereKey));
  }

  private Stream<WaitingView> rounds(Viewer viewer) {
    return viewer.role() == RoleKind.MINISTRY
        ? rounds.withSecretariat(viewer).stream()
            .map(
                round ->
                    new WaitingView(
                        round.callTitle(), "", "/selection/" + round.id().value(),
                        text("overview.waiting.round")))
        : Stream.empty();
  }

  private Stream<WaitingView> support(Viewer viewer, int size) {
    return support.elsewhere(viewer, size).stream().map(this::region);
  }

  private WaitingView region(SupportRow row) {
    return new WaitingView(
        row.subject(), numbers.shown(row.key()), "/support/" + row.id().value(),
        text("overview.waiting.support", holders.of(row.step().holder())));
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
