package jp.banso.correspondence;

import java.util.List;

/**
 * The newest mails of a case for its page, see {@code fragments/letters :: latest}.
 *
 * @param total how many there are of it
 * @param ownOnly true if there may be others that the viewer does not see
 */
public record LatestLetters(List<LetterLine> lines, int total, boolean ownOnly) {}
