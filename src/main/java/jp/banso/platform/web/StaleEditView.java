package jp.banso.platform.web;

import java.time.Instant;
import java.util.List;

/** Two versions side by side, after someone else was quicker; nothing is overwritten. */
public record StaleEditView(
    String theirName, Instant theirAt, String reloadHref, List<StaleFieldView> fields) {}
