package jp.banso.worklist;

/**
 * A process asks the ministry for something. Everybody else hears of new work by the mail of the act that led
 * to it; what is asked of the ministry follows from work of the secretariat that mails nobody.
 *
 * @param ref of the open work, to be asked of {@link Worklist#asked}
 */
public record WorkAsked(String ref, String programme) {}
