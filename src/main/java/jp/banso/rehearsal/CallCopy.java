package jp.banso.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.platform.database.CopiedTables;
import jp.banso.platform.database.CopiedTables.Copied;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A call and all that its year lays down, as plain rows: written here, read again in the rehearsal's own schema. */
@Component
public class CallCopy {

  private final List<CopiedTables> modules;
  private final JdbcClient jdbc;
  private final ObjectMapper json;

  CallCopy(List<CopiedTables> modules, JdbcClient jdbc, ObjectMapper json) {
    this.modules = modules;
    this.jdbc = jdbc;
    this.json = json;
  }

  /** The rows, table by table. */
  @Transactional(readOnly = true)
  ArrayNode of(CallId call) {
    ArrayNode tables = json.createArrayNode();
    tables().forEach(table -> tables.add(rowsOf(table, call)));
    return tables;
  }

  private ObjectNode rowsOf(Copied table, CallId call) {
    String rows =
        jdbc.sql(
                "select coalesce(jsonb_agg(one order by one::text), '[]'::jsonb)::text from"
                    + " (select to_jsonb(t) || cast(:changes as jsonb) one from " + table.table() + " t where "
                    + table.rows() + ") copied")
            .param("changes", table.changes())
            .param("case", call.value())
            .query(String.class)
            .single();
    try {
      ObjectNode node = json.createObjectNode().put("table", table.table());
      node.set("rows", json.readTree(rows));
      return node;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rows of " + table.table(), e);
    }
  }

  /** Tells one state of what a rehearsal of the call goes by from another. */
  @Transactional(readOnly = true)
  String mark(CallView call) {
    MessageDigest digest = sha256();
    for (Copied table : tables()) {
      String rows =
          jdbc.sql(
                  "select coalesce(jsonb_agg(one order by one::text), '[]'::jsonb)::text from"
                      + " (select (to_jsonb(t) || cast(:changes as jsonb)) - cast(:unjudged as text[]) one from "
                      + table.table() + " t where (" + table.rows() + ") and (" + table.judged() + ")) judged")
              .param("changes", table.changes())
              .param("unjudged", table.unjudged().toArray(String[]::new))
              .param("case", call.id().value())
              .param("programme", call.programme().name())
              .param("year", call.fiscalYear().year())
              .param("form", call.form().formKey())
              .param("version", call.form().version())
              .query(String.class)
              .single();
      digest.update((table.table() + rows).getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Takes the place of what came with the product. */
  @Transactional
  public void replaceAllBy(ArrayNode tables) {
    for (int index = tables.size() - 1; index >= 0; index--) {
      jdbc.sql("delete from " + known(tables.get(index).get("table").asText())).update();
    }
    tables.forEach(
        table -> {
          String name = known(table.get("table").asText());
          jdbc.sql(
                  "insert into " + name + " select row.* from jsonb_populate_recordset(null::" + name
                      + ", cast(? as jsonb)) row")
              .param(table.get("rows").toString())
              .update();
        });
  }

  private String known(String table) {
    return tables().stream()
        .map(Copied::table)
        .filter(table::equals)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a copied table: " + table));
  }

  private List<Copied> tables() {
    return modules.stream().flatMap(module -> module.copied().stream()).toList();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
