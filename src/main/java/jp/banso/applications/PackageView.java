package jp.banso.applications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.banso.correspondence.CoverLetter;

/**
 * A package as it was submitted.
 *
 * @param applications how many went with it
 * @param items what went with it, in the order of the 鑑; empty for a package from before they were kept
 * @param cover 鑑 as it went; null for a package from before they were kept
 */
public record PackageView(
    UUID id, Instant receivedAt, String note, int applications, List<Item> items, CoverLetter cover) {

  /** One application of it, as it was called then. */
  public record Item(ApplicationId application, String receiptNumber, String areaName) {}
}
