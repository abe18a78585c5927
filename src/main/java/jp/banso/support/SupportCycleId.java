package jp.banso.support;

import java.util.UUID;

/** Names the support of one selected region. */
public record SupportCycleId(UUID value) {}
