package jp.banso.overview;

/**
 * A case whose step lies with somebody else, as far as the viewer may know it.
 *
 * @param subject whose case it is
 * @param where who has it: 「都道府県で確認中」
 */
public record WaitingView(String subject, String number, String href, String where) {}
