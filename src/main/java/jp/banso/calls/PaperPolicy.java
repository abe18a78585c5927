package jp.banso.calls;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.calls.CallDocument.Kind;

/** What the papers of a call keep to. */
final class PaperPolicy {

  /** Nobody can apply without them. */
  private static final Set<Kind> NEEDED = EnumSet.of(Kind.GUIDELINES, Kind.FORM);

  private PaperPolicy() {}

  /** Whether another paper of the call has the name: two such files could not be told apart once saved. */
  static boolean nameTaken(List<CallDocument> papers, UUID own, String fileName) {
    return papers.stream().anyMatch(paper -> !paper.id().equals(own) && paper.fileName().equalsIgnoreCase(fileName));
  }

  /** Whether the paper is the last of a kind that every call needs. */
  static boolean isLastNeeded(List<CallDocument> papers, CallDocument paper) {
    Set<Kind> others =
        papers.stream().filter(each -> !each.id().equals(paper.id())).map(CallDocument::kind).collect(Collectors.toSet());
    return NEEDED.contains(paper.kind()) && !others.contains(paper.kind());
  }

  /** 「別紙２ 公募要領」 → a name that every system keeps. */
  static String textFileName(String mark, String title) {
    return (mark + "_" + title).replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|\\s]+", "_") + ".txt";
  }
}
