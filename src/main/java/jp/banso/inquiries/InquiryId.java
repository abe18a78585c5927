package jp.banso.inquiries;

import java.util.UUID;

/** Names an inquiry in addresses. */
public record InquiryId(UUID value) {}
