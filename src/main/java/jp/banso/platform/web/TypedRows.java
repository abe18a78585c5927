package jp.banso.platform.web;

import java.util.List;

/** The rows of a table as a form brings them (fragments/rows). */
public final class TypedRows {

  private TypedRows() {}

  /** Without gaps: a row of which nothing was sent is blank, and no table is one without rows. */
  public static <T> List<T> of(List<T> rows, T blank) {
    return rows == null ? List.of() : rows.stream().map(row -> row == null ? blank : row).toList();
  }
}
