package jp.banso.applications;

/** 代表者の変更: whoever keeps a copy of name or address reads the facts of the application anew. */
public record RepresentativeChanged(ApplicationId id) {}
