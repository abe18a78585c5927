package jp.banso.worklist.web;

/** A tab of the task list: its message key, its address, how much it holds. */
public record TabView(String labelKey, String href, long count, boolean current) {}
