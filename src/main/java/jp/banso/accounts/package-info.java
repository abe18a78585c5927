/**
 * 利用者: how people come to their accounts, and hand them on.
 *
 * <p>Purpose: invitations, login by a code, the colleagues of a desk. It stands above correspondence, since all of it is
 * told by mail and asked for in task lists; who somebody is stays with parties. Owns: invitation, invitation_secret,
 * login_code. Hears: nothing. Says: InvitationAccepted.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "kernel", "calendar", "personal", "parties", "parties::web", "worklist", "correspondence",
      "platform::audit", "platform::security",
      "platform::time", "platform::web", "platform::mail", "platform::database"
    })
package jp.banso.accounts;
