/**
 * 連絡: secretariat and applicants write to each other on an application.
 *
 * <p>Purpose: letters of the secretariat to 代表者, 作成担当者 and prefecture by mail, the answers to them beside them, and
 * letters of region and prefecture that become work of the secretariat. Owns: case_letter, case_letter_file. Hears:
 * nothing; answers by mail are filed by {@code correspondence}. Says: nothing.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "kernel", "calendar", "parties", "worklist", "correspondence", "calls", "applications", "applications::web",
      "platform::audit", "platform::database", "platform::documents", "platform::web"
    })
package jp.banso.contact;
