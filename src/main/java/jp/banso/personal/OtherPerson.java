package jp.banso.personal;

/** Somebody whom modules know; each part may be null. */
public record OtherPerson(String name, String mail, String telephone) {}
