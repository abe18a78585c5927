package jp.banso.applications;

import java.util.List;
import java.util.UUID;
import jp.banso.platform.documents.DocumentView;

/**
 * A paper that goes with an application (添付資料), as its viewer may know it.
 *
 * @param versions newest first, at least one
 */
public record AttachedPaper(UUID id, List<AttachedVersion> versions) {

  public AttachedPaper {
    versions = List.copyOf(versions);
  }

  /** Of several papers those that go with the application now, each in its latest version. */
  static List<DocumentView> current(List<AttachedPaper> papers) {
    return papers.stream().filter(paper -> !paper.removed()).map(paper -> paper.latest().file()).toList();
  }

  public AttachedVersion latest() {
    return versions.get(0);
  }

  public List<AttachedVersion> earlier() {
    return versions.subList(1, versions.size());
  }

  /** Taken out: it goes with the application no longer. */
  public boolean removed() {
    return latest().removedAt() != null;
  }
}
