package jp.banso.correspondence;

import java.util.List;

/**
 * The newest mails of a case for its page, see {@code fragments/letters :: latest}.
 *
 * @param total how many there are of it
 */
public record LatestLetters(List<LetterLine> lines, int total) {}
