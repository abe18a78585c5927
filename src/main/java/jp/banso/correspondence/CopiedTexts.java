package jp.banso.correspondence;

import java.util.List;
import jp.banso.platform.database.CopiedTables;
import org.springframework.stereotype.Component;

/** The released words of mails, for a rehearsal; who released them stays behind. */
@Component
class CopiedTexts implements CopiedTables {

  /** The newest of each kind up to the year of the call. */
  private static final String GONE_BY =
      """
      t.programme = :programme and t.fiscal_year <= :year and not exists (select 1 from mail_text newer
        where newer.programme = t.programme and newer.kind = t.kind and newer.fiscal_year <= :year
          and (newer.fiscal_year, newer.edition) > (t.fiscal_year, t.edition))
      """;

  @Override
  public List<Copied> copied() {
    return List.of(
        new Copied(
            "mail_text", "true", "{\"released_by\":\"00000000-0000-0000-0000-000000000000\"}", GONE_BY,
            List.of("id", "note", "released_at")));
  }
}
