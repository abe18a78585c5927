package jp.banso.correspondence;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What each kind of mail is and to whom it goes, in the words of officials. */
@Component
public class MailNames {

  private final Map<String, String> names = new LinkedHashMap<>();

  MailNames(MailKinds kinds) {
    kinds.all().forEach(kind -> names.put(kind.id(), kind.title()));
  }

  /** Every kind that the product writes, by its id, in the order in which they are listed. */
  public Map<String, String> all() {
    return Collections.unmodifiableMap(names);
  }
}
