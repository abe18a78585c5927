package jp.banso.participation;

/**
 * What the list of 意向確認 is narrowed to; each part may be null.
 *
 * @param begun whether an application was begun
 * @param asked whether it was asked by mail
 * @param text words in name, address or note
 */
public record ParticipantFilter(Intent intent, ParticipantKind kind, Boolean begun, Boolean asked, String text) {}
