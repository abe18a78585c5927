package jp.banso.applications;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.applications.ApprovalView.PrintedSet;
import jp.banso.applications.PackageApprovalRows.Item;
import jp.banso.applications.PackageApprovalRows.Row;
import jp.banso.applications.PackageApprovalView.Brief;
import jp.banso.applications.PackageApprovalView.Changed;
import jp.banso.applications.PackageCovers.Enclosed;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.CoverLetter;
import jp.banso.forms.AnswerChange;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.Groups;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 決裁 of what a prefecture submits together, for that prefecture alone. */
@Service
@Transactional(readOnly = true)
public class PackageApprovalReading {

  private static final ApprovalSide SIDE = ApprovalSide.PREFECTURE;

  private final CompilationQueries compilations;
  private final Applications applications;
  private final PackageApprovalRows sets;
  private final PackageCovers covers;
  private final ApprovalRows rows;
  private final ApprovalTexts texts;
  private final TextChanges changes;
  private final CaseNumbers numbers;

  PackageApprovalReading(
      CompilationQueries compilations, Applications applications, PackageApprovalRows sets, PackageCovers covers,
      ApprovalRows rows, ApprovalTexts texts, TextChanges changes, CaseNumbers numbers) {
    this.compilations = compilations;
    this.applications = applications;
    this.sets = sets;
    this.covers = covers;
    this.rows = rows;
    this.texts = texts;
    this.changes = changes;
    this.numbers = numbers;
  }

  /**
   * The call, for the prefecture itself.
   *
   * @throws NotFound for all but the prefecture and the secretariat
   * @throws Forbidden for the secretariat: what an office decides is its own
   */
  CallView own(Viewer viewer, CallId callId, PrefectureCode prefecture) {
    CallView call = compilations.visible(viewer, callId, prefecture);
    if (!viewer.holds(Groups.prefecture(call.programme(), prefecture))) {
      throw new Forbidden(viewer.role() + " decides nothing for " + prefecture);
    }
    return call;
  }

  /** Guards a form before it is read. */
  public void requireOwn(Viewer viewer, CallId callId, PrefectureCode prefecture) {
    own(viewer, callId, prefecture);
  }

  /** The set that is being decided upon, for everybody who sees the list of the prefecture. */
  public Optional<Brief> brief(Viewer viewer, CallId callId, PrefectureCode prefecture) {
    compilations.visible(viewer, callId, prefecture);
    return sets.brief(callId, prefecture);
  }

  public PackageApprovalView view(Viewer viewer, CallId callId, PrefectureCode prefecture) {
    CallView call = own(viewer, callId, prefecture);
    List<Application> all =
        applications.findByCallIdAndPrefectureCodeOrderByCaseKey(callId.value(), prefecture.value());
    List<Application> present = all.stream().filter(PackageApprovals::isWithPrefecture).toList();
    List<Row> printed = sets.sets(callId, prefecture);
    Brief now = sets.brief(callId, prefecture).orElse(null);
    Row newest = now == null ? null : printed.get(0);
    List<Item> items = newest == null ? List.of() : sets.items(newest);
    Set<ApplicationId> inSet = items.stream().map(Item::application).collect(Collectors.toSet());
    List<Application> enclosed =
        present.stream()
            .filter(
                one -> newest == null ? one.state() == ApplicationState.COMPILED : inSet.contains(one.id()))
            .toList();
    CoverLetter letter = printed(viewer, call, prefecture, enclosed);
    ApprovalRows.Days days = sets.days(callId, prefecture);
    return new PackageApprovalView(
        call, prefecture, CompilationKey.of(call, prefecture),
        present.stream().map(one -> row(viewer, call, one, enclosed.contains(one))).toList(),
        covers.written(call, prefecture), covers.version(call, prefecture), letter,
        printed.stream().map(one -> new PrintedSet(one.number(), one.at(), one.by(), mark(one))).toList(), now,
        newest == null ? List.of() : changes.ofLetters(sets.letter(newest), letter), changed(viewer, call, items, all),
        days.draftedOn(), days.decidedOn());
  }

  private PackageApprovalView.Row row(Viewer viewer, CallView call, Application application, boolean proposed) {
    return new PackageApprovalView.Row(
        application.id().value(), numbers.shown(application.key()), ApplicationScope.areaName(viewer, application),
        StateWords.key(viewer.role(), application.state(), call.terms().reserveDisclosed()), application.isHeld(),
        proposed);
  }

  private List<Changed> changed(Viewer viewer, CallView call, List<Item> items, List<Application> all) {
    Map<ApplicationId, Application> byId =
        all.stream().collect(Collectors.toMap(Application::id, Function.identity()));
    List<Changed> changed = new ArrayList<>();
    for (Item item : items) {
      Application application = byId.get(item.application());
      boolean present = PackageApprovals.isWithPrefecture(application);
      List<AnswerChange> since =
          present ? changes.ofText(text(item), texts.now(viewer, application, SIDE)) : List.of();
      if (!present || !since.isEmpty()) {
        String state = StateWords.key(viewer.role(), application.state(), call.terms().reserveDisclosed());
        changed.add(
            new Changed(
                application.id().value(), numbers.shown(application.key()),
                ApplicationScope.areaName(viewer, application), present ? null : state, since));
      }
    }
    return changed;
  }

  /** One of the sets that the prefecture has printed. */
  public PackageApprovalSet set(Viewer viewer, CallId callId, PrefectureCode prefecture, int number) {
    own(viewer, callId, prefecture);
    List<Row> all = sets.sets(callId, prefecture);
    Row set = numbered(all, number).orElseThrow(() -> new NotFound("set " + number));
    Optional<Row> before = numbered(all, number - 1);
    Map<ApplicationId, Item> earlier =
        before.map(sets::items).orElse(List.of()).stream()
            .collect(Collectors.toMap(Item::application, Function.identity()));
    Map<ApplicationId, Application> byId =
        applications.findByCallIdAndPrefectureCodeOrderByCaseKey(callId.value(), prefecture.value()).stream()
            .collect(Collectors.toMap(Application::id, Function.identity()));
    List<Item> items = sets.items(set);
    CoverLetter letter = sets.letter(set);
    List<AnswerChange> ofPackage = new ArrayList<>();
    before.ifPresent(
        then -> {
          ofPackage.addAll(changes.ofLetters(sets.letter(then), letter));
          ofPackage.addAll(
              changes.ofLists(
                  "approvals.package.enclosed", names(viewer, List.copyOf(earlier.values()), byId),
                  names(viewer, items, byId)));
        });
    return new PackageApprovalSet(
        number, set.at(), set.by(), mark(set), letter, before.map(Row::number).orElse(null), List.copyOf(ofPackage),
        items.stream()
            .map(item -> item(viewer, set, before, item, earlier.get(item.application()), byId.get(item.application())))
            .toList());
  }

  private PackageApprovalSet.Item item(
      Viewer viewer, Row set, Optional<Row> before, Item item, Item earlier, Application application) {
    PrintedText text = text(item);
    List<AnswerChange> since = earlier == null ? List.of() : changes.ofText(text(earlier), text);
    return new PackageApprovalSet.Item(
        numbers.shown(application.key()), ApplicationScope.areaName(viewer, application),
        new ApprovalSet(
            SIDE, set.number(), set.at(), set.by(), mark(set), text.cover(), text.form(), text.answers(),
            changes.words(text.sheet()), text.papers(), earlier == null ? null : before.map(Row::number).orElse(null),
            since));
  }

  private List<String> names(Viewer viewer, List<Item> items, Map<ApplicationId, Application> byId) {
    return items.stream()
        .map(item -> byId.get(item.application()))
        .map(one -> numbers.shown(one.key()) + " " + ApplicationScope.areaName(viewer, one))
        .sorted()
        .toList();
  }

  /** 鑑 as it would be printed now, of what the newest set encloses, or of what is compiled. */
  public CoverLetter cover(Viewer viewer, CallId callId, PrefectureCode prefecture) {
    return view(viewer, callId, prefecture).coverText();
  }

  CoverLetter printed(Viewer viewer, CallView call, PrefectureCode prefecture, List<Application> enclosed) {
    return covers.printed(
        call, prefecture, covers.written(call, prefecture),
        enclosed.stream()
            .map(one -> new Enclosed(numbers.shown(one.key()), ApplicationScope.areaName(viewer, one)))
            .toList(),
        "");
  }

  /** What its files are called. */
  public String fileName(Viewer viewer, CallId callId, PrefectureCode prefecture) {
    return numbers.shown(CompilationKey.of(own(viewer, callId, prefecture), prefecture));
  }

  private PrintedText text(Item item) {
    return rows.text(rows.numbered(item.application(), SIDE, item.number()).orElseThrow());
  }

  private static Optional<Row> numbered(List<Row> sets, int number) {
    return sets.stream().filter(set -> set.number() == number).findFirst();
  }

  private static String mark(Row set) {
    return set.hash().substring(0, ApprovalReading.MARK).toUpperCase(Locale.ROOT);
  }
}
