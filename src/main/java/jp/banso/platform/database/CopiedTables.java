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
   * @param judged condition that chooses of these rows, called {@code t}, those whose change is one of the case; {@code
   *     :programme} and {@code :year} are the case's, {@code :form} and {@code :version} those of its form
   * @param unjudged columns whose change is none: who did it and when, and what counts changes
   */
  record Copied(String table, String rows, String changes, String judged, List<String> unjudged) {

    public Copied {
      unjudged = List.copyOf(unjudged);
    }

    /** Any change of these rows is one of the case. */
    public Copied(String table, String rows, String changes) {
      this(table, rows, changes, "true", List.of());
    }

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
