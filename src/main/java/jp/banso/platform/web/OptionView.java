package jp.banso.platform.web;

/** A choice of a select, a radio group or a group of checkboxes. */
public record OptionView(String value, String label) {}
