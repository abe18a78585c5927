package jp.banso.disclosure;

/**
 * That something is held back.
 *
 * @param find what it is a part of, by its name
 * @param part see {@link jp.banso.personal.PersonalRecord}
 */
public record Withheld(String find, String part, String kindKey, WithholdGround ground, String reason) {}
