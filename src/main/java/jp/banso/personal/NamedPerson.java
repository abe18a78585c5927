package jp.banso.personal;

/** Somebody as a module knows them; each part may be null. */
public record NamedPerson(String name, String mail, String telephone) {}
