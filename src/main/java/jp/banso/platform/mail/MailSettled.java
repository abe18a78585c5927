package jp.banso.platform.mail;

import java.util.UUID;

/**
 * The fate of a mail is known. Said by the relay of every mail that was refused or is uncertain, and of a result that was
 * sent: that an ordinary mail went is what everybody takes for granted.
 */
public record MailSettled(UUID mailId, String caseKey, String kind, MailState state) {}
