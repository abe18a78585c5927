package jp.banso.correspondence;

import java.util.List;
import jp.banso.platform.database.CopiedTables;
import org.springframework.stereotype.Component;

/** The released words of mails, for a rehearsal; who released them stays behind. */
@Component
class CopiedTexts implements CopiedTables {

  @Override
  public List<Copied> copied() {
    return List.of(
        new Copied("mail_text", "true", "{\"released_by\":\"00000000-0000-0000-0000-000000000000\"}"));
  }
}
