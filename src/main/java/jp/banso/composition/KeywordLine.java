package jp.banso.composition;

/** A row of the keyword table in the words of its page; parts that are not asked for are empty. */
public record KeywordLine(String field, String begins, String contains, String ends, String group, boolean excludes) {}
