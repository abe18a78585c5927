package jp.banso.selection;

/** How a reviewer is tied to the region (T-B9: 居住・雇用・関与). */
public enum ConflictRelation {
  NONE,
  RESIDENCE,
  EMPLOYMENT,
  INVOLVEMENT,
  OTHER;

  public boolean isConflict() {
    return this != NONE;
  }

  public String messageKey() {
    return "selection.relation." + name();
  }
}
