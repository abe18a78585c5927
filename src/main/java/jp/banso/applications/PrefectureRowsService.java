package jp.banso.applications;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.composition.MemberGroup;
import jp.banso.composition.MemberGroupAid;
import jp.banso.composition.MemberGroups;
import jp.banso.forms.AnswerBinder;
import jp.banso.forms.Answers;
import jp.banso.forms.BoundAnswers;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormPage;
import jp.banso.forms.FormPages;
import jp.banso.forms.FormSection;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 県の担当者: the prefecture writes its own rows into the region's table of members, while the draft is shown to it or
 * lies with it for review. The draft stays where it is, and the rows of the region stay what they are.
 */
@Service
@Transactional
public class PrefectureRowsService {

  private static final Map<String, String[]> NOTHING_TYPED = Map.of();

  private final ApplicationDesk desk;
  private final ApplicationChecks checks;
  private final AnswerBinder binder;
  private final FormPages formPages;
  private final MemberGroupAid aid;
  private final AuditLog audit;
  private final Clock clock;

  PrefectureRowsService(
      ApplicationDesk desk, ApplicationChecks checks, AnswerBinder binder, FormPages formPages, MemberGroupAid aid,
      AuditLog audit, Clock clock) {
    this.desk = desk;
    this.checks = checks;
    this.binder = binder;
    this.formPages = formPages;
    this.aid = aid;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The page of the prefecture's rows.
   *
   * @param table the rows to write, in the form of the call
   * @param others the rows of the region, to be read
   * @param seen tells these rows of the prefecture from others
   */
  public record Rows(FormPage table, List<Answers> others, String seen) {}

  /** As it is kept, or as it was typed. */
  @Transactional(readOnly = true)
  public Rows page(Viewer viewer, ApplicationId id, BoundAnswers typed) {
    Application application = desk.offered(viewer, id, Step.OWN_ROWS);
    FormDefinition form = checks.definition(application.form());
    Set<Integer> own = PrefectureRows.places(application.answers(), application.prefectureRows());
    List<Answers> rows = application.answers().rows(MemberGroups.TABLE);
    BoundAnswers shown = typed == null ? binder.bind(form, NOTHING_TYPED, own(application)) : typed;
    String section = form.sectionOf(MemberGroups.TABLE).map(FormSection::key).orElseThrow();
    FormPage page = formPages.editSection(formPages.editAgain(form, shown), section).orElseThrow();
    return new Rows(
        page,
        IntStream.range(0, rows.size()).filter(row -> !own.contains(row)).mapToObj(rows::get).toList(),
        seen(application));
  }

  /** What became of the rows: kept, or not because of {@link #refused}; what was typed is shown again. */
  public record Written(boolean refused, BoundAnswers typed) {}

  /**
   * Keeps the rows.
   *
   * @param seen as the page was told; another colleague may have written meanwhile
   */
  public Written write(Viewer viewer, ApplicationId id, String seen, Map<String, String[]> parameters) {
    Application application = desk.forStep(viewer, id, Step.OWN_ROWS);
    FormDefinition form = checks.definition(application.form());
    BoundAnswers typed = binder.bind(form, parameters, own(application));
    if (typed.refused() || typed.rowsEdited()) {
      return new Written(typed.refused(), typed);
    }
    if (!seen(application).equals(seen)) {
      throw new StaleEdit("rows of the prefecture in " + application.key());
    }
    Answers before = application.answers();
    List<Answers> anew = typed.answers().rows(MemberGroups.TABLE);
    Answers merged = PrefectureRows.merged(before, application.prefectureRows(), anew);
    if (merged.equals(before)) {
      return new Written(false, typed);
    }
    MemberGroups groups = application.groups().carriedOver(before, merged, proposals(application.key(), merged, anew));
    application.writePrefectureRows(merged, groups, anew, viewer.actor().label(), clock.instant());
    desk.save(application);
    if (application.state() == ApplicationState.PREFECTURE_REVIEW) {
      desk.keepVersion(application, ApplicationVersion.Occasion.PREFECTURE_ROWS, viewer.actor().label());
    }
    audit.record(
        AuditEntry.logged(viewer.actor(), "audit.applications.prefectureRows", application.key())
            .detail("count", anew.size())
            .audience(Audience.REGION, Audience.PREFECTURE));
    return new Written(false, typed);
  }

  /** Who writes them says whom they stand for. */
  private List<Set<MemberGroup>> proposals(CaseKey key, Answers merged, List<Answers> own) {
    List<Set<MemberGroup>> proposed = aid.propose(merged, key);
    Set<Integer> places = PrefectureRows.places(merged, own);
    return IntStream.range(0, proposed.size())
        .mapToObj(row -> places.contains(row) ? withPrefecture(proposed.get(row)) : proposed.get(row))
        .toList();
  }

  private static Set<MemberGroup> withPrefecture(Set<MemberGroup> proposed) {
    Set<MemberGroup> groups = EnumSet.of(MemberGroup.PREF);
    groups.addAll(proposed);
    return groups;
  }

  private static Answers own(Application application) {
    return Answers.empty()
        .withRows(
            MemberGroups.TABLE, PrefectureRows.of(application.answers(), application.prefectureRows()));
  }

  private static String seen(Application application) {
    return Integer.toHexString(own(application).toJson().hashCode());
  }
}
