package jp.banso.platform.web;

/** A column's header: the list sorted by it, and how it is sorted now (null if by another). */
public record SortView(String href, String direction) {}
