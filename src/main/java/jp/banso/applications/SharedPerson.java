package jp.banso.applications;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A person of a region with what an application is shared for.
 *
 * @param firstDay may lie ahead
 * @param lastDay null if no end is set
 */
public record SharedPerson(UUID personId, String name, CaseShare share, LocalDate firstDay, LocalDate lastDay) {}
