package jp.banso.composition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keywords of the aid as a new installation has them. */
final class ShippedKeywords {

  private static final Pattern KEYWORD =
      Pattern.compile("\\('(\\w+)', (null|'[^']*'), (null|'[^']*'), (null|'[^']*'), '(\\w+)', (true|false)\\)");

  private ShippedKeywords() {}

  /** The rows that the product ships. */
  static List<MemberGroupKeyword> all() {
    try {
      Matcher rows =
          KEYWORD.matcher(
              Files.readString(
                  Path.of(
                      "src/main/resources/db/migration/V202611220940__applications_member_group_keyword.sql")));
      List<MemberGroupKeyword> keywords = new ArrayList<>();
      while (rows.find()) {
        keywords.add(
            new MemberGroupKeyword(
                MemberGroupKeyword.Field.valueOf(rows.group(1)), word(rows.group(2)),
                word(rows.group(3)), word(rows.group(4)), MemberGroup.valueOf(rows.group(5)),
                Boolean.parseBoolean(rows.group(6))));
      }
      return MemberGroupAid.ready(keywords);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String word(String sql) {
    return sql.equals("null") ? null : sql.substring(1, sql.length() - 1);
  }
}
