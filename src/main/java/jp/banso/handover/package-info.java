/**
 * 引継ぎ: what happens to work when people are away or change, and whether the desks are still right.
 *
 * <p>Purpose: absence with a substitute, transfer to a successor, the yearly confirmation of the desks. Who somebody
 * is and who
 * is away stays with parties, how people come to accounts with accounts. Owns: transfer, transfer_item,
 * desk_confirmation,
 * desk_confirmation_day. Hears: InvitationAccepted. Says: nothing.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "kernel", "calendar", "parties", "worklist", "correspondence", "accounts", "platform::audit", "platform::time",
      "platform::web", "platform::mail"
    })
package jp.banso.handover;
