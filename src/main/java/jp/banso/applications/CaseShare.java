package jp.banso.applications;

import java.util.List;
import java.util.stream.Stream;
import jp.banso.kernel.CaseKey;
import jp.banso.parties.Groups;

/** What a person of a region may do with an application. Each has a group of its own; only the editors' holds tasks. */
public enum CaseShare {
  /** Writes the text and takes the steps of the region. */
  EDITOR,
  /** Reads the text and comments on it. */
  COMMENTER,
  /** Reads the text. */
  READER;

  /** Who holds it for this application. */
  public String group(CaseKey application) {
    return switch (this) {
      case EDITOR -> Groups.area(application);
      case COMMENTER -> Groups.commenters(application);
      case READER -> Groups.readers(application);
    };
  }

  /** Beginnings of the groups, before the number of the application. */
  static List<String> beginnings() {
    CaseKey any = new CaseKey("X");
    return Stream.of(values()).map(share -> share.group(any).replaceFirst("X$", "")).toList();
  }

  public String messageKey() {
    return "applications.share." + name();
  }
}
