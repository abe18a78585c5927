package jp.banso.drafting;

import java.time.Instant;

/**
 * What people did with a section.
 *
 * @param changedBy organisation and name of who changed it last, null if nobody did
 * @param confirmedBy who said that it is done as it stands now, else null
 */
public record SectionMark(String changedBy, Instant changedAt, String confirmedBy, Instant confirmedAt) {

  static final SectionMark NONE = new SectionMark(null, null, null, null);

  public boolean isConfirmed() {
    return confirmedBy != null;
  }
}
