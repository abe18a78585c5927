package jp.banso.applications;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import jp.banso.platform.documents.DocumentView;

/**
 * What of many files a mail takes along: a mail over the limit of its receiver would bring nothing. The smallest go
 * first, so that it is never a form that stays behind for a scan or for the mail that held them all.
 *
 * @param leftOut names of what has to be read where it is kept
 */
record Enclosures(List<UUID> sent, List<String> leftOut) {

  /** Bytes before the encoding for mail adds a third: within the 15 MB that a prefecture's mail server takes. */
  private static final long MOST = 10L * 1024 * 1024;

  static Enclosures of(Collection<DocumentView> files) {
    List<UUID> sent = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    long size = 0;
    for (DocumentView file : files.stream().sorted(Comparator.comparingLong(DocumentView::size)).toList()) {
      size += file.size();
      if (size <= MOST) {
        sent.add(file.id().value());
      } else {
        leftOut.add(file.fileName());
      }
    }
    return new Enclosures(List.copyOf(sent), List.copyOf(leftOut));
  }
}
