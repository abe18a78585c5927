package jp.banso.support;

import java.util.UUID;

/**
 * Names the support of one selected region by the id of its application, so that the mail of the result
 * can print the address of a page that comes into being with it.
 */
public record SupportCycleId(UUID value) {}
