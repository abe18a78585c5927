package jp.banso.selection;

import java.util.UUID;

/** Names the notice of one result to one applicant. */
public record ResultNoticeId(UUID value) {}
