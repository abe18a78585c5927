package jp.banso.applications;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.documents.DocumentView;
import org.springframework.stereotype.Component;

/** Which papers of an application a viewer may know of: those that went with the text that the viewer reads. */
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
    if (!ApplicationScope.readsLastVersion(viewer, application)) {
      return rows.all(application.id());
    }
    Instant handed = desk.lastSentTo(viewer, application).map(ApplicationVersion::madeAt).orElse(Instant.EPOCH);
    AttachmentRows.Side own =
        viewer.role() == RoleKind.PREFECTURE ? AttachmentRows.Side.PREFECTURE : AttachmentRows.Side.SECRETARIAT;
    return rows.asOf(application.id(), handed, own);
  }

  /** Those that go with it now, each in its latest version. */
  List<DocumentView> current(Viewer viewer, Application application) {
    return AttachedPaper.current(readable(viewer, application));
  }

  /** Every file of them, earlier versions too. */
  Stream<DocumentView> files(Viewer viewer, Application application) {
    return readable(viewer, application).stream()
        .flatMap(paper -> paper.versions().stream())
        .map(AttachedVersion::file);
  }
}
