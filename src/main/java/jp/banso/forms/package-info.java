/**
 * 様式: what a form asks, what was answered, and what is still missing.
 *
 * <p>Purpose: one form definition gives the page, the check, the read view and the comparison of two versions;
 * the secretariat edits it on screen.
 * <br>Owns: {@code form}, {@code form_version}, {@code form_draft}; the value types of definitions, answers and findings.
 * <br>Hears: nothing.
 * <br>Says: nothing; callers store the answers and decide what a finding stops.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {
    "kernel", "parties", "platform::audit", "platform::database", "platform::documents", "platform::web"})
package jp.banso.forms;
