/**
 * 県の受付ページ: where a region that nobody knows yet comes in.
 *
 * <p>Purpose: the public page of a prefecture for a call with its own words and its letter, and the admission of regions by
 * their prefecture. Owns: reception_notice, admission. Hears: nothing. Says: nothing.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "kernel", "calendar", "parties", "worklist", "correspondence", "accounts", "calls", "applications",
      "platform::audit", "platform::web", "platform::mail"
    })
package jp.banso.reception;
