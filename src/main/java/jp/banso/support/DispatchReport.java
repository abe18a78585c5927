package jp.banso.support;

import java.time.Instant;

/** 派遣実施報告: when it was, what was done, what was advised, what comes next. */
public record DispatchReport(Instant heldFrom, String content, String advice, String nextStep) {}
