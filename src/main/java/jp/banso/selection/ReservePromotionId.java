package jp.banso.selection;

import java.util.UUID;

/** Names the question whether a reserve moves up. */
public record ReservePromotionId(UUID value) {}
