package jp.banso.platform.workflow;

/** Something that happened to a case or to none, told to a listener that may throw. */
record StubbornFact(String name, String caseKey) {}
