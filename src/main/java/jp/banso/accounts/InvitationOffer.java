package jp.banso.accounts;

import java.time.LocalDate;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.OrganisationKind;
import jp.banso.parties.RoleKind;

/**
 * What somebody is invited to; see {@link Invitation}.
 *
 * @param firstDay null for today
 */
public record InvitationOffer(
    ProgrammeCode programme, RoleKind role, UUID organisationId, OrganisationKind organisationKind,
    String organisationName, PrefectureCode prefecture, boolean deskManager, String mail, String addressee,
    LocalDate firstDay, LocalDate lastDay, String group, CaseKey caseKey, Invitation.CaseName caseName) {}
