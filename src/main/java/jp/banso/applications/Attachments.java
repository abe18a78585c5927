package jp.banso.applications;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.documents.DocumentView;
import org.springframework.stereotype.Component;

/**
 * Which papers of an application a viewer may know of: those that went with a text that was sent to the
 * viewer's side, what came later to the text that the viewer reads, and what the own side has added.
 */
@Component
class Attachments {

  private final AttachmentRows rows;
  private final ApplicationDesk desk;

  Attachments(AttachmentRows rows, ApplicationDesk desk) {
    this.rows = rows;
    this.desk = desk;
  }

  List<AttachedPaper> readable(Viewer viewer, Application application) {
    if (!ApplicationScope.readsText(viewer, application)) {
      return List.of();
    }
    if (viewer.role() == RoleKind.REGION) {
      return rows.all(application.id());
    }
    List<Instant> sent =
        KeptTextPolicy.sentTo(viewer, desk.versionsOf(application)).stream().map(ApplicationVersion::madeAt).toList();
    boolean present = !ApplicationScope.readsLastVersion(viewer, application);
    return rows.sent(application.id(), new AttachmentRows.Sent(sent, own(viewer), present));
  }

  /** The ministry adds nothing. */
  private static AttachmentRows.Side own(Viewer viewer) {
    if (viewer.role() == RoleKind.PREFECTURE) {
      return AttachmentRows.Side.PREFECTURE;
    }
    return viewer.role().isSecretariat() ? AttachmentRows.Side.SECRETARIAT : null;
  }

  /** Those that go with it now, each in its latest version. */
  List<DocumentView> current(Viewer viewer, Application application) {
    return AttachedPaper.current(readable(viewer, application));
  }

  /** Every file of them, with the earlier versions that the viewer may know of. */
  Stream<DocumentView> files(Viewer viewer, Application application) {
    return readable(viewer, application).stream()
        .flatMap(paper -> paper.versions().stream())
        .map(AttachedVersion::file);
  }
}
