package jp.banso.applications;

import java.util.List;
import java.util.UUID;

/**
 * A paper that goes with an application (添付資料), as its viewer may know it.
 *
 * @param versions newest first, at least one
 */
public record AttachedPaper(UUID id, List<AttachedVersion> versions) {

  public AttachedPaper {
    versions = List.copyOf(versions);
  }

  public AttachedVersion latest() {
    return versions.get(0);
  }

  public List<AttachedVersion> earlier() {
    return versions.subList(1, versions.size());
  }

  /** Taken out: it goes with the application no longer, and stays readable. */
  public boolean removed() {
    return latest().removedAt() != null;
  }
}
