package jp.banso.support;

import java.time.Instant;

/** The final report; {@code correction} is what the secretariat last asked for, may be null. */
public record FinalReportView(
    ReportState state, String results, String remaining, String roadmap, boolean publishable,
    Instant submittedAt, String correction, Instant acceptedAt, long version) {}
