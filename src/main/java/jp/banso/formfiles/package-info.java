/**
 * 申込書のファイル: the form of an application in Excel or Word, given out and taken back.
 *
 * <p>Purpose: a form is given out filled as far as it is, comes back written on off-line, and is laid over what others
 * wrote meanwhile; nothing is kept before a person has seen what changes. Owns: application_given_text,
 * application_returned_file. Hears: nothing. Says: nothing.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "kernel", "parties", "forms", "applications", "applications::web", "platform::audit", "platform::documents",
      "platform::time", "platform::web"
    })
package jp.banso.formfiles;
