package jp.banso.overview.web;

import java.time.Instant;

/** A piece of news; {@code href} and {@code number} may be null. */
public record NewsView(Instant at, String text, String number, String href) {}
