package jp.banso.overview.web;

import java.time.Instant;
import java.util.List;

/** A row of the audit page; {@code caseNumber} and {@code proxyNote} may be empty. */
public record AuditRowView(
    Instant at, String who, String role, String proxyNote, String what, String caseNumber,
    boolean refused, List<Detail> details) {

  /** One fact of an act. */
  public record Detail(String name, String value) {}
}
