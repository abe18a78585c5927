package jp.banso.applications;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.banso.applications.AlikeApplications.Alike.Why;
import jp.banso.calls.CallId;
import jp.banso.composition.CompositionWords;
import jp.banso.forms.Answers;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Submitted applications that seem to be one region's twice (domain §2: the latest version wins). A hint only: names of
 * regions are alike where nothing is the same, so a person decides.
 */
@Service
@Transactional(readOnly = true)
public class AlikeApplications {

  private static final Set<ApplicationState> STANDING =
      EnumSet.of(
          ApplicationState.RECEIVED, ApplicationState.CORRECTING, ApplicationState.RECEIVED_LATE,
          ApplicationState.ACCEPTED);

  private final ApplicationDesk desk;
  private final Applications applications;

  AlikeApplications(ApplicationDesk desk, Applications applications) {
    this.desk = desk;
    this.applications = applications;
  }

  /**
   * Another application that reads like the one at hand.
   *
   * @param replaceable whether the one at hand can stand for it, as its later version
   */
  public record Alike(ApplicationId id, CaseKey key, String areaName, Why why, boolean replaceable) {

    /** What is alike. */
    public enum Why {
      AREA,
      REPRESENTATIVE;

      public String messageKey() {
        return "applications.alike.why." + name();
      }
    }
  }

  /** Others that stand submitted beside this one; for those who read its text. */
  public List<Alike> of(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    return desk.readable(viewer, application)
        .map(text -> others(viewer, application.call(), application.prefecture(), text.answers(), application))
        .orElse(List.of());
  }

  /** Those that stand submitted and read like what a mail says. */
  List<Alike> of(Viewer viewer, CallId call, PrefectureCode prefecture, String areaName, String representativeMail) {
    Answers said =
        Answers.empty().with("regionName", areaName).with("representative.email", representativeMail);
    return others(viewer, call, prefecture, said, null);
  }

  private List<Alike> others(
      Viewer viewer, CallId call, PrefectureCode prefecture, Answers own, Application self) {
    return applications.findByCallIdAndPrefectureCodeOrderByCaseKey(call.value(), prefecture.value()).stream()
        .filter(other -> self == null || !other.id().equals(self.id()))
        .filter(other -> STANDING.contains(other.state()) && ApplicationScope.readsText(viewer, other))
        .flatMap(other -> alike(viewer, own, self, other).stream())
        .toList();
  }

  private Optional<Alike> alike(Viewer viewer, Answers own, Application self, Application other) {
    return desk.readable(viewer, other)
        .flatMap(text -> why(own, text.answers()))
        .map(
            why ->
                new Alike(
                    other.id(), other.key(), ApplicationScope.areaName(viewer, other), why,
                    self != null && self.replaces() == null && OpenStates.ALL.contains(other.state())
                        && !other.receipt().at().isAfter(self.receipt().at())));
  }

  static Optional<Why> why(Answers one, Answers other) {
    String area = CompositionWords.area(one.text("regionName"));
    if (!area.isEmpty() && area.equals(CompositionWords.area(other.text("regionName")))) {
      return Optional.of(Why.AREA);
    }
    String mail = CompositionWords.folded(one.text("representative.email"));
    String name = CompositionWords.folded(one.text("representative.name"));
    boolean sameMail = !mail.isEmpty() && mail.equals(CompositionWords.folded(other.text("representative.email")));
    boolean sameName = !name.isEmpty() && name.equals(CompositionWords.folded(other.text("representative.name")));
    return sameMail || sameName ? Optional.of(Why.REPRESENTATIVE) : Optional.empty();
  }
}
