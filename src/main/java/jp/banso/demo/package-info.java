/**
 * The default mode's own parts; does not exist in production.
 *
 * <p>Purpose: a mail server whose mails anyone may read, answer and write, the control of the business clock, documented
 * people. Owns: demo_mail. Hears: nothing. Says: nothing.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "kernel", "calendar", "parties", "correspondence", "accounts", "reception", "consultation", "inquiries", "knowledge",
      "platform::database", "platform::inbound", "platform::mail", "platform::time", "platform::web"
    })
package jp.banso.demo;
