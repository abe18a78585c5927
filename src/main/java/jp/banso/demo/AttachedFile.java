package jp.banso.demo;

/** The content of an attachment, small enough for memory: it has just come by mail. */
public record AttachedFile(String fileName, byte[] content) {}
