package jp.banso.selection;

import jp.banso.applications.ApplicationId;

/** The selected region's 辞退, told by the support module; starts the question of a reserve. */
public interface Declines {
  void declined(ApplicationId applicationId, String reason);
}
