package jp.banso.composition;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The editable rows of the aid. */
@Repository
class MemberGroupKeywords {

  private final JdbcClient jdbc;

  MemberGroupKeywords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<MemberGroupKeyword> all() {
    return jdbc.sql("select * from member_group_keyword order by id")
        .query(
            (row, number) ->
                new MemberGroupKeyword(
                    MemberGroupKeyword.Field.valueOf(row.getString("field")),
                    row.getString("begins"), row.getString("contains"), row.getString("ends"),
                    MemberGroup.valueOf(row.getString("member_group")), row.getBoolean("excludes")))
        .list();
  }
}
