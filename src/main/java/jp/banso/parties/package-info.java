/**
 * 関係者: organisations, people, their roles and what a signed-in person may see.
 *
 * <p>Purpose: who is who and who keeps the people of a desk; the {@link jp.banso.parties.Viewer} that every public read takes. Owns:
 * organisation, person, role_assignment, group_membership, desk_contact,
 * organisation_profile. Hears: nothing. Says:
 * nothing.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "kernel", "calendar", "personal", "platform::audit", "platform::security", "platform::web",
      "platform::documents", "platform::time", "platform::database", "platform::mail"
    })
package jp.banso.parties;
