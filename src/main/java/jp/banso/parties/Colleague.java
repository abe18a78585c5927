package jp.banso.parties;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A person in a role of an organisation.
 *
 * @param lastDay null if no end is set
 * @param deskManager true for the 課の管理者
 */
public record Colleague(
    UUID roleId, UUID personId, String loginName, String displayName, String mail, LocalDate firstDay,
    LocalDate lastDay, boolean deskManager) {}
