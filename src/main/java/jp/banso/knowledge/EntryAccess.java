package jp.banso.knowledge;

import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/** Who works with what the desk has learned: the secretariat of its programme and nobody else. */
@Component
class EntryAccess {

  private final KnowledgeEntries entries;

  EntryAccess(KnowledgeEntries entries) {
    this.entries = entries;
  }

  /** @throws NotFound for who has nothing to do with the desk */
  static void requireDesk(Viewer viewer) {
    if (!viewer.role().isSecretariat()) {
      throw new NotFound("knowledge for " + viewer.role());
    }
  }

  /** @throws Forbidden for another's word, which the desk does not learn from */
  static void requireInPerson(Viewer viewer) {
    requireDesk(viewer);
    if (viewer.proxy().isPresent()) {
      throw new Forbidden("the desk writes by itself");
    }
  }

  /** @throws NotFound if there is none for the viewer */
  KnowledgeEntry visible(Viewer viewer, EntryId id) {
    return entries
        .findById(id.value())
        .filter(entry -> viewer.isSecretariatOf(entry.programme()))
        .orElseThrow(() -> new NotFound("entry " + id.value()));
  }

  /** To be changed; held until the end. */
  KnowledgeEntry held(Viewer viewer, EntryId id) {
    KnowledgeEntry entry =
        entries
            .locked(id.value())
            .filter(one -> viewer.isSecretariatOf(one.programme()))
            .orElseThrow(() -> new NotFound("entry " + id.value()));
    requireInPerson(viewer);
    return entry;
  }
}
