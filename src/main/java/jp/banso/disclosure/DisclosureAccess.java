package jp.banso.disclosure;

import java.util.UUID;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/** Who may know that somebody asked: the managers of the desk's programme and nobody else. */
@Component
class DisclosureAccess {

  private final DisclosureRows rows;

  DisclosureAccess(DisclosureRows rows) {
    this.rows = rows;
  }

  /** @throws NotFound for anybody else */
  static void requireManager(Viewer viewer) {
    if (!viewer.isManagerOf(viewer.programme())) {
      throw new NotFound("disclosures for " + viewer.role());
    }
  }

  /** @throws Forbidden for another's word, by which nothing is disclosed */
  static void requireInPerson(Viewer viewer) {
    requireManager(viewer);
    if (viewer.proxy().isPresent()) {
      throw new Forbidden("nobody discloses for another");
    }
  }

  /** @throws NotFound if there is none for the viewer */
  Disclosure visible(Viewer viewer, UUID id) {
    requireManager(viewer);
    return rows.find(viewer.programme(), id).orElseThrow(() -> new NotFound("disclosure " + id));
  }

  /** To be changed; held until the end. */
  Disclosure held(Viewer viewer, UUID id) {
    Disclosure request =
        rows.hold(id)
            .filter(one -> viewer.isManagerOf(one.programme()))
            .orElseThrow(() -> new NotFound("disclosure " + id));
    requireInPerson(viewer);
    return request;
  }
}
