package jp.banso.correspondence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Asks each module that keeps contacts, in order; the first that keeps one for the case answers. */
@Component
@Primary
class EverySecretariat implements Secretariats {

  private final List<Secretariats> modules;

  EverySecretariat(List<Secretariats> modules) {
    this.modules = modules;
  }

  @Override
  public Optional<Secretariat> of(CaseKey key) {
    return modules.stream().flatMap(module -> module.of(key).stream()).findFirst();
  }

  @Override
  public Map<String, ProgrammeCode> mailboxes() {
    Map<String, ProgrammeCode> boxes = new HashMap<>();
    modules.forEach(module -> module.mailboxes().forEach(boxes::putIfAbsent));
    return boxes;
  }
}
