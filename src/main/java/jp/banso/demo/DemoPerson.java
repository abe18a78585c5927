package jp.banso.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;

/** A documented person as {@code people.csv} has one; {@code prefecture} may be null. */
record DemoPerson(
    String loginName,
    String displayName,
    String mail,
    RoleKind role,
    ProgrammeCode programme,
    PrefectureCode prefecture,
    String organisationKind,
    String organisation) {

  /** All of them, in the file's order. */
  static List<DemoPerson> all() {
    try (InputStream file = DemoPerson.class.getResourceAsStream("people.csv");
        BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).filter(line -> !line.isBlank()).map(DemoPerson::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DemoPerson read(String line) {
    String[] cells = line.split(",", -1);
    return new DemoPerson(
        cells[0], cells[1], cells[2], RoleKind.valueOf(cells[3]), ProgrammeCode.of(cells[4]),
        cells[5].isEmpty() ? null : PrefectureCode.of(cells[5]), cells[6], cells[7]);
  }
}
