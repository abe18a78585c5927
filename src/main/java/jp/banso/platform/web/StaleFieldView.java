package jp.banso.platform.web;

/** One field of two versions. */
public record StaleFieldView(String label, String mine, String theirs, boolean different) {}
