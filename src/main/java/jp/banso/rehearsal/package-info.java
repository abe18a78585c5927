/**
 * リハーサル: a call is played through before it is published, with made-up applicants on a moving clock.
 *
 * <p>Purpose: start, progress and report of a rehearsal; the play itself runs in a process of its own on a schema of its
 * own ({@code play}), so that neither clock nor cases nor mails of the serving process are touched. Owns: rehearsal.
 * Hears: nothing. Says: nothing.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "kernel", "calendar", "parties", "worklist", "correspondence", "forms", "calls", "composition", "applications", "selection",
      "support", "platform::audit", "platform::database", "platform::documents", "platform::time", "platform::web",
      "platform::workflow"
    })
package jp.banso.rehearsal;
