package jp.banso.selection;

import java.util.Map;
import jp.banso.correspondence.ProxyRecords;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/** An answer that was entered for the ministry: record and copy say what it answered, and its note. */
@Component
class MinistryWord {

  private final People people;
  private final ProxyRecords proxies;

  MinistryWord(People people, ProxyRecords proxies) {
    this.people = people;
    this.proxies = proxies;
  }

  /** @param step message key of what was answered */
  void record(Viewer viewer, ProgrammeCode programme, CaseKey key, String step, String note) {
    proxies.record(
        viewer, key, step, people.ministryMail(programme).orElse(null),
        Map.of("selection.concur.note", note == null ? "" : note));
  }
}
