package jp.banso.platform.database;

import java.util.List;

/**
 * Port: a module says which of its rows a copy of a case needs to be played through elsewhere, in an
 * order in which they can be inserted. Rows travel as plain data; no person is among them.
 */
public interface CopiedTables {

  List<Copied> copied();

  /**
   * A table.
   *
   * @param rows condition in SQL that chooses the rows; {@code :case} is the case's id
   * @param changes a JSON object laid over each row, so that nothing of the case's own past comes along
   */
  record Copied(String table, String rows, String changes) {

    /** Every row, as it is. */
    public static Copied whole(String table) {
      return new Copied(table, "true", "{}");
    }

    /** The rows of the case, as they are. */
    public static Copied ofCase(String table, String rows) {
      return new Copied(table, rows, "{}");
    }
  }
}
