package jp.banso.support;

import java.util.UUID;

/** An advisor who may see the region now; {@code planned} if named in the plan of the support. */
public record AssignedAdvisor(UUID advisorId, String name, boolean planned) {}
