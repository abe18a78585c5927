/** Platform part: outbox, relay. */
@org.springframework.modulith.NamedInterface("mail")
package jp.banso.platform.mail;
