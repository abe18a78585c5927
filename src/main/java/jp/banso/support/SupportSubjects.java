package jp.banso.support;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import jp.banso.kernel.CaseKey;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whose case a piece of work belongs to, for the task list, which shows each only to its holder. */
@Service
@Transactional(readOnly = true)
public class SupportSubjects {

  private final SupportCycles cycles;

  SupportSubjects(SupportCycles cycles) {
    this.cycles = cycles;
  }

  /** 「秋田県 大仙・仙北」 and the page of the region. */
  public record Subject(SupportCycleId id, String text) {}

  public Map<CaseKey, Subject> of(Collection<CaseKey> cycleKeys) {
    Map<CaseKey, Subject> subjects = new HashMap<>();
    cycles
        .findByCaseKeyIn(cycleKeys.stream().map(CaseKey::value).toList())
        .forEach(cycle -> subjects.put(cycle.key(), new Subject(cycle.id(), cycle.view().subject())));
    return subjects;
  }
}
