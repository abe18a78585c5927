/**
 * Technical parts without a business word inside; each sub-package is a named interface.
 *
 * <p>Purpose: database, clocks, security, web, engine, audit, mail, documents. Owns: sessions,
 * audit_entry, outbox_mail, outbox_address, reply_secret, inbound_mail, inbound_file, inbound_erased,
 * inbound_cursor, document, business_clock, submit_token, code_attempt, the engine's tables. Hears:
 * nothing. Says: MailSettled.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
package jp.banso.platform;
