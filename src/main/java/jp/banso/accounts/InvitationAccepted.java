package jp.banso.accounts;

import java.util.UUID;

/** Somebody has come by an invitation and holds its role. */
public record InvitationAccepted(UUID invitationId, UUID personId) {}
