package jp.banso.calls;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.banso.correspondence.Secretariats;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** {@link Secretariats} from the terms of the call whose number the case's number begins with. */
@Component
@Order(20)
class CallSecretariats implements Secretariats {

  private static final Pattern CALL = Pattern.compile("[^-]+-[^-]+");

  private final CallRows rows;

  CallSecretariats(CallRows rows) {
    this.rows = rows;
  }

  @Override
  public Optional<Secretariat> of(CaseKey key) {
    Matcher call = CALL.matcher(key.value());
    return call.lookingAt()
        ? rows.findByCaseKey(call.group()).map(Call::secretariat)
        : Optional.empty();
  }

  /** Of every call, before its publication and long after its year. */
  @Override
  public Map<String, ProgrammeCode> mailboxes() {
    Map<String, ProgrammeCode> boxes = new HashMap<>();
    rows.mailboxes()
        .forEach(box -> boxes.putIfAbsent(String.valueOf(box[0]), ProgrammeCode.valueOf(String.valueOf(box[1]))));
    return boxes;
  }
}
