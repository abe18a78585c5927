package jp.banso.parties;

import java.util.UUID;

/**
 * A person as others see one.
 *
 * @param displayName role name in the demo data, e.g. 「アドバイザー（在宅医療）」
 * @param prefectureCode prefecture of the person's organisation, may be null; conflicts of interest
 *     are suggested by it
 */
public record PersonView(
    UUID id, String displayName, String mail, String organisationName, String prefectureCode) {}
