package jp.banso.calls;

import java.util.List;
import jp.banso.platform.database.CopiedTables;
import org.springframework.stereotype.Component;

/** A call as it would begin anew: its terms, criteria and papers without what has become of it, for a rehearsal. */
@Component
class CopiedCall implements CopiedTables {

  private static final String UNBEGUN =
      """
      {"state":"PREPARED","recall_of":null,"copied_from":null,"editors":[],"confirmed_by":null,"confirmed_at":null,
       "returned_note":null,"concurred_at":null,"published_at":null,"closed_at":null,"cancelled_at":null,"version":0}
      """;

  @Override
  public List<Copied> copied() {
    return List.of(
        new Copied("public_call", "id = :case", UNBEGUN, "true", List.of("edits", "edited_by", "edited_at")),
        Copied.ofCase("call_criterion", "call_id = :case"),
        // what is in a file does not matter there, that it is attached does
        Copied.ofCase(
            "document",
            "id in (select document_id from call_document where call_id = :case and removed_at is null)"),
        new Copied(
            "call_document", "call_id = :case and removed_at is null", "{\"changed_by\":null}"),
        Copied.ofCase("prefecture_days", "call_id = :case"));
  }
}
