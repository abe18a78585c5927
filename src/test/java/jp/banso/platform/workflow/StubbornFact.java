package jp.banso.platform.workflow;

/** Something that happened, told to a listener that may throw. */
record StubbornFact(String name) {}
