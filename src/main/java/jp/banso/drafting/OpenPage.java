package jp.banso.drafting;

import java.util.UUID;
import jp.banso.forms.Answers;
import jp.banso.forms.FormRef;

/**
 * A page on which somebody writes, as of its last save: from what it set out, what it sent, and what stood there then.
 * The three give back what was merged, what clashed, and from what the page goes on.
 *
 * @param version of the case after that save
 * @param clashes how many of them are undecided
 * @param turn number that the page gave to that save, 0 if it numbers none
 */
public record OpenPage(UUID id, FormRef form, Answers base, Answers mine, Answers theirs, long version, int clashes,
    long turn) {}
