package jp.banso.applications;

import jp.banso.kernel.CaseKey;
import jp.banso.parties.Memberships;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The people of a region go along from what is replaced to what replaces it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SharedPeople {

  private final Memberships memberships;

  SharedPeople(Memberships memberships) {
    this.memberships = memberships;
  }

  /** Whoever may read, comment or write the one may do so with the other, as long as there. */
  void carryOver(CaseKey older, CaseKey newer) {
    for (CaseShare share : CaseShare.values()) {
      memberships
          .membersOf(share.group(older))
          .forEach(
              one ->
                  memberships.grant(
                      share.group(newer), one.personId(), one.organisationId(), one.firstDay(), one.lastDay()));
    }
  }

  /** As {@link #carryOver}, where nobody of a region has the newer: it came by mail. */
  void carryOverToMailed(CaseKey older, CaseKey newer) {
    if (memberships.membersOf(CaseShare.EDITOR.group(newer)).isEmpty()) {
      carryOver(older, newer);
    }
  }
}
