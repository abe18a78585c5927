/**
 * 共同作成: several people at one form, whatever it is a form of.
 *
 * <p>Purpose: the text that each open page set out from, earlier texts, who is there now, which sections are said to be
 * done, comments beside a section and mentions that become work. Owns: draft_text, draft_page, draft_presence,
 * draft_section, draft_comment. Hears: nothing (asks {@link jp.banso.drafting.DraftSight}). Says: nothing.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "kernel", "parties", "worklist", "correspondence", "handover", "forms", "platform::audit", "platform::time",
      "platform::web", "platform::database"
    })
package jp.banso.drafting;
