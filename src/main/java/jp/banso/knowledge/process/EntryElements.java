package jp.banso.knowledge.process;

/** Names in {@code knowledge-entry.bpmn} that Java shares with it. */
final class EntryElements {

  static final String ENTRY = "knowledge-entry";

  static final String CHECK = "UserTask_CheckEntry";
  static final String REVISE = "UserTask_ReviseEntry";

  static final String ENTRY_DROPPED = "knowledge.entryDropped";

  static final String PROGRAMME = "programme";
  static final String ENTRY_AGREED = "entryAgreed";

  private EntryElements() {}
}
