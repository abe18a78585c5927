package jp.banso.correspondence;

/** It is known whether a mail of a case arrived at its receiver's server. */
public record LetterSettled(String caseKey, String kind, boolean delivered) {}
