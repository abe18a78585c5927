package jp.banso.inquiries;

/**
 * Inquiries that are not ended, by how long ago they came.
 *
 * @param most business days ago at most; null for all that are older
 */
public record OpenAge(Integer least, Integer most, int count) {}
