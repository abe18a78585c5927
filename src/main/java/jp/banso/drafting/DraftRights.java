package jp.banso.drafting;

import java.util.List;
import java.util.Optional;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/** Asks the modules that own forms; what nobody lets a viewer read is not found. */
@Component
class DraftRights {

  private final List<DraftSight> sights;

  DraftRights(List<DraftSight> sights) {
    this.sights = sights;
  }

  DraftSight.Rights of(Viewer viewer, CaseKey key) {
    return sights.stream()
        .flatMap(sight -> sight.rights(viewer, key).stream())
        .findFirst()
        .orElseThrow(() -> new NotFound("form of " + key));
  }

  DraftSight.Rights conversing(Viewer viewer, CaseKey key) {
    DraftSight.Rights rights = of(viewer, key);
    if (!rights.comments()) {
      throw new Forbidden(viewer.role() + " takes no part in the conversation of " + key);
    }
    return rights;
  }

  Optional<DraftSight.Place> place(CaseKey key) {
    return sights.stream().flatMap(sight -> sight.place(key).stream()).findFirst();
  }
}
