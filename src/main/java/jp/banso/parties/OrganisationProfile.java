package jp.banso.parties;

import java.time.Instant;
import java.util.UUID;

/**
 * 団体情報: what an organisation says of itself; everything but its name may be empty.
 *
 * @param kind null if nobody said
 * @param prefectureCode may be null
 * @param department 担当部署
 * @param title 発出者職名, the title of whoever represents it
 * @param postalCode with its hyphen
 * @param version 0 before the first word
 * @param changedAt null before the first word
 */
public record OrganisationProfile(
    UUID id, String name, OrganisationKind kind, String prefectureCode, String department, String title,
    String postalCode, String address, String telephone, String fax, String mail, int version, Instant changedAt,
    String changedBy) {

  public boolean isGiven() {
    return version > 0;
  }
}
