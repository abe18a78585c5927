package jp.banso.platform.mail;

import java.util.UUID;

/** The fate of a mail is known: sent, refused or uncertain. Said by the relay. */
public record MailSettled(UUID mailId, String caseKey, String kind, MailState state) {}
