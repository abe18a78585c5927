package jp.banso.platform.web;

import java.time.Instant;

/** One line of a case's history; {@code proxyNote} and {@code detail} may be null. */
public record HistoryView(Instant at, String who, String what, String proxyNote, String detail) {}
