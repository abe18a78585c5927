-- The orders of the list of invitations, and what is looked for in it.
create index invitation_sent on invitation (inviter_group, (coalesce(invited_at, 'infinity')), (cast(id as text)));
create index invitation_until on invitation (inviter_group, (coalesce(expires_at, 'infinity')), (cast(id as text)));
create index invitation_organisation on invitation (inviter_group, organisation_name, (cast(id as text)));
create index invitation_words on invitation
  using gin (search_grams(left(organisation_name, 200) || ' ' || left(mail, 200) || ' ' || left(addressee, 200)));
