package jp.banso.applications;

import jp.banso.drafting.SectionMark;
import jp.banso.forms.SectionState;

/**
 * A section of a form in the list of its sections.
 *
 * @param mark who changed it last, and who said that it is done
 * @param openComments threads that are not settled
 * @param findings what is missing or malformed in it
 */
public record SectionLine(
    String key, String title, SectionState state, SectionMark mark, int openComments, int findings) {}
