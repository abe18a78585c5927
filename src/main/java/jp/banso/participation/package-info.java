/**
 * 意向確認: who of a prefecture means to apply, before anybody has begun.
 *
 * <p>Purpose: one list of municipalities and hubs for each call and prefecture, answered by them or by the prefecture's
 * officer. Owns: participation_list, participation_entry, participation_code, participation_attempt. Hears: nothing; the
 * module above tells it of drafts. Says: IntentChanged; it asks by the port {@code StartedDrafts}.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "kernel", "calendar", "parties", "parties::web", "correspondence", "calls", "platform::audit", "platform::time",
      "platform::web", "platform::mail", "platform::database"
    })
package jp.banso.participation;
