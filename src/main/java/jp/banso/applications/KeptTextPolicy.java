package jp.banso.applications;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.banso.applications.ApplicationVersion.Occasion;
import jp.banso.drafting.DraftTexts;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;

/**
 * Which of the kept texts of a form may be seen again: the region's own are all its own, another side comes back to
 * what was sent to it and to what was written since, never to a draft from before.
 */
final class KeptTextPolicy {

  private static final Set<Occasion> SENT = EnumSet.of(Occasion.SUBMITTED, Occasion.MAIL_RECORDED, Occasion.CORRECTED);

  private KeptTextPolicy() {}

  static boolean mayRead(
      Viewer viewer, Application application, List<ApplicationVersion> versions, DraftTexts.Kept text) {
    if (readsAll(viewer, application)) {
      return true;
    }
    List<ApplicationVersion> sent = sentTo(viewer, versions);
    return text.at().isAfter(since(viewer, sent))
        || sent.stream()
            .anyMatch(version -> version.form().equals(text.form()) && version.answers().equals(text.answers()));
  }

  /** A draft that the secretariat typed itself on a region's word is no secret to it. */
  private static boolean readsAll(Viewer viewer, Application application) {
    return viewer.role() == RoleKind.REGION || viewer.role().isSecretariat() && application.isTypedBySecretariat();
  }

  /** What changed hands and came to the viewer's side; another 代表者 hands nothing over. */
  static List<ApplicationVersion> sentTo(Viewer viewer, List<ApplicationVersion> versions) {
    return versions.stream()
        .filter(
            version ->
                SENT.contains(version.occasion())
                    || viewer.role() == RoleKind.PREFECTURE && version.occasion() == Occasion.HANDED_OVER)
        .toList();
  }

  /** The prefecture has read everything since the hand-over, staff since what was sent to them last. */
  private static Instant since(Viewer viewer, List<ApplicationVersion> sent) {
    boolean handedOver =
        viewer.role() == RoleKind.PREFECTURE
            && sent.stream().anyMatch(version -> version.occasion() == Occasion.HANDED_OVER);
    return sent.stream()
        .filter(version -> !handedOver || version.occasion() == Occasion.HANDED_OVER)
        .map(ApplicationVersion::madeAt)
        .reduce((earlier, later) -> later)
        .orElse(Instant.MAX);
  }
}
