package jp.banso.knowledge;

import jp.banso.correspondence.CaseSight;
import jp.banso.kernel.CaseKey;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/** Who may know of an entry by its number: the desk alone; everybody reads よくある御質問 without numbers. */
@Component
class KnowledgeSight implements CaseSight {

  private final KnowledgeEntries entries;

  KnowledgeSight(KnowledgeEntries entries) {
    this.entries = entries;
  }

  @Override
  public boolean sees(Viewer viewer, CaseKey key) {
    return entries.findByCaseKey(key.value()).filter(entry -> viewer.isSecretariatOf(entry.programme())).isPresent();
  }
}
