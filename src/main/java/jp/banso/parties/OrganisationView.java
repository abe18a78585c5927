package jp.banso.parties;

import java.util.UUID;

/** An organisation to choose; {@code prefectureCode} may be null. */
public record OrganisationView(UUID id, String name, String prefectureCode) {}
