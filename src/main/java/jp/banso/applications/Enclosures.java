package jp.banso.applications;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import jp.banso.platform.documents.DocumentView;

/**
 * How many files go along with mails: one over the limit of its receiver would bring nothing, so they are spread over as
 * many mails as it takes. The smallest go first, so that the forms come with the first mail.
 */
final class Enclosures {

  /** Bytes before the encoding for mail adds a third: within the 15 MB that a prefecture's mail server takes. */
  private static final long MOST = 10L * 1024 * 1024;

  private Enclosures() {}

  /** What goes with each mail; one without files for none. What is larger than the limit goes by itself. */
  static List<List<UUID>> of(Collection<DocumentView> files) {
    List<List<UUID>> mails = new ArrayList<>(List.of(new ArrayList<>()));
    long size = 0;
    for (DocumentView file : files.stream().sorted(Comparator.comparingLong(DocumentView::size)).toList()) {
      List<UUID> last = mails.get(mails.size() - 1);
      if (!last.isEmpty() && size + file.size() > MOST) {
        last = new ArrayList<>();
        mails.add(last);
        size = 0;
      }
      last.add(file.id().value());
      size += file.size();
    }
    return mails;
  }
}
