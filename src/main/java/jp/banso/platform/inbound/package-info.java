/**
 * Platform part: mails that came, read by cursor, kept as they were and taken apart; an upper module says what becomes of
 * them.
 */
@org.springframework.modulith.NamedInterface("inbound")
package jp.banso.platform.inbound;
