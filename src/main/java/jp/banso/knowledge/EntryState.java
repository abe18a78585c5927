package jp.banso.knowledge;

/** How far an entry is. */
public enum EntryState {
  /** No edition was confirmed yet; the first waits. */
  PROPOSED,
  /** The first was given back. */
  RETURNED,
  IN_USE,
  WITHDRAWN;

  public String messageKey() {
    return "knowledge.state." + name();
  }
}
