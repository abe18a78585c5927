package jp.banso.reception;

import java.time.LocalDate;

/**
 * What a prefecture says on its page of a call and in its letter, as it wrote it.
 *
 * @param words 県からのお知らせ, may be empty
 * @param contact where the prefecture is reached, may be empty
 * @param letterNumber 文書番号, may be empty
 * @param letterTo 宛名 of the letter
 * @param letterFrom 発出者職名 of the letter
 * @param letterDate 日付 of the letter, null while it is open
 * @param letterSealed true if it bears a seal, so that 公印省略 does not stand on it
 * @param version 0 for what nobody has changed
 */
public record ReceptionNotice(
    String words, String contact, String letterNumber, String letterTo, String letterFrom,
    LocalDate letterDate, boolean letterSealed, long version) {}
