/**
 * 進捗俯瞰: what a person sees first, and what goes across modules.
 *
 * <p>Purpose: the frame of every page, 今日やること with what others do, news and help, process
 * pictures, the page of the audit log. Owns: nothing. Hears: nothing. Says: nothing.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "kernel", "calendar", "parties", "worklist", "correspondence", "calls", "applications",
      "selection", "support", "platform::audit", "platform::database",
      "platform::mail", "platform::web", "platform::workflow"
    })
package jp.banso.overview;
