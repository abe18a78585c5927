package jp.banso.applications;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.ApprovalRows.Row;
import jp.banso.applications.ApprovalView.Held;
import jp.banso.applications.ApprovalView.PrintedSet;
import jp.banso.applications.ApprovalView.Since;
import jp.banso.correspondence.CoverLetter;
import jp.banso.kernel.NotFound;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 決裁 of an application; each side sees its own alone. */
@Service
@Transactional(readOnly = true)
public class ApprovalReading {

  /** Signs of the hash that a page has room for, and a person the patience to compare. */
  static final int MARK = 8;

  private final ApplicationDesk desk;
  private final ApprovalRows rows;
  private final ApprovalTexts texts;
  private final ApprovalCovers covers;
  private final TextChanges changes;

  ApprovalReading(
      ApplicationDesk desk, ApprovalRows rows, ApprovalTexts texts, ApprovalCovers covers, TextChanges changes) {
    this.desk = desk;
    this.rows = rows;
    this.texts = texts;
    this.covers = covers;
    this.changes = changes;
  }

  /** Empty for one who has no 決裁 of it, or may not read its text. */
  public Optional<ApprovalView> view(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    return side(viewer, application)
        .map(
            side -> {
              List<Row> sets = rows.sets(id, side);
              ApprovalRows.Days days = rows.days(id, side);
              return new ApprovalView(
                  side, covers.written(viewer, application, side), rows.coverVersion(id, side),
                  covers.printed(viewer, application, side),
                  sets.stream().map(set -> new PrintedSet(set.number(), set.at(), set.by(), mark(set))).toList(),
                  sets.stream().findFirst().map(last -> since(viewer, application, last).changes()).orElse(List.of()),
                  days.draftedOn(), days.decidedOn());
            });
  }

  /** 決裁中, for everybody who knows of the application. */
  public Optional<Held> held(Viewer viewer, ApplicationId id) {
    return desk.forViewer(viewer, id).hold().map(hold -> new Held(hold.side(), hold.at(), hold.by()));
  }

  /** Empty if the viewer's side has printed nothing, or has nothing to write any more. */
  public Optional<Since> since(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    return side(viewer, application)
        .filter(side -> StepPolicy.steps(viewer, application).contains(Step.APPROVAL))
        .flatMap(side -> rows.last(id, side))
        .map(last -> since(viewer, application, last));
  }

  /** One of the sets that the viewer's side has printed. */
  public ApprovalSet set(Viewer viewer, ApplicationId id, int number) {
    Application application = desk.forViewer(viewer, id);
    ApprovalSide side = side(viewer, application).orElseThrow(() -> new NotFound("approval of " + id.value()));
    List<Row> sets = rows.sets(id, side);
    Row set = numbered(sets, number).orElseThrow(() -> new NotFound("set " + number));
    PrintedText text = rows.text(set);
    Optional<Row> before = numbered(sets, number - 1);
    return new ApprovalSet(
        side, number, set.at(), set.by(), mark(set), text.cover(), text.form(), text.answers(),
        changes.words(text.sheet()), text.papers(), before.map(Row::number).orElse(null),
        before.map(then -> changes.of(rows.text(then), text)).orElse(List.of()));
  }

  /** 鑑 as it would be printed now. */
  public CoverLetter cover(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    return side(viewer, application)
        .map(side -> covers.printed(viewer, application, side))
        .orElseThrow(() -> new NotFound("approval of " + id.value()));
  }

  private Since since(Viewer viewer, Application application, Row last) {
    return new Since(
        last.number(), last.at(), changes.of(rows.text(last), texts.now(viewer, application, last.side())));
  }

  private static Optional<ApprovalSide> side(Viewer viewer, Application application) {
    return ApprovalSide.of(viewer).filter(side -> ApplicationScope.readsText(viewer, application));
  }

  private static Optional<Row> numbered(List<Row> sets, int number) {
    return sets.stream().filter(set -> set.number() == number).findFirst();
  }

  private static String mark(Row set) {
    return set.hash().substring(0, MARK).toUpperCase(Locale.ROOT);
  }
}
