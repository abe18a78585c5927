package jp.banso.platform.audit;

import java.time.Instant;
import java.util.Map;

/** A recorded act as a history shows it; {@code at} is business time. */
public record AuditedAct(
    long id, Instant at, String actorLabel, String actorRole, String proxyNote, String action,
    String caseKey, Map<String, String> details) {}
