package jp.banso.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.Wareki;
import jp.banso.personal.NamedPerson;
import jp.banso.personal.PersonalFind;
import jp.banso.personal.PersonalFind.Sign;
import jp.banso.personal.PersonalRecord;
import jp.banso.personal.PersonalRecords;
import jp.banso.personal.SoughtPerson;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Invitations to a person, and when codes to log in with were sent. */
@Component
@Order(50)
class InvitationPersonalRecords implements PersonalRecords {

  private static final String CODES = "codes";

  private final JdbcClient jdbc;

  InvitationPersonalRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String source() {
    return "invitations";
  }

  @Override
  public Set<String> tables() {
    return Set.of("invitation", "login_code");
  }

  @Override
  public List<PersonalFind> find(SoughtPerson person, List<PersonalFind> before) {
    List<PersonalFind> found =
        new ArrayList<>(
            jdbc.sql(
                    "select * from invitation where programme = :programme and (lower(mail) = any(:mails)"
                        + " or regexp_replace(search_fold(addressee), '\\s', '', 'g') in"
                        + " (select regexp_replace(search_fold(one), '\\s', '', 'g')"
                        + " from unnest(cast(:names as text[])) one))"
                        + " order by invited_at, id")
                .param("programme", person.programme().code())
                .param("mails", person.mails().toArray(String[]::new))
                .param("names", person.foldedNames().toArray(String[]::new))
                .query(
                    (row, number) ->
                        new PersonalFind(
                            source(), row.getObject("id", UUID.class).toString(), null, "accounts.personal.invitation",
                            row.getString("organisation_name") + " " + row.getString("addressee"), null,
                            row.getTimestamp("invited_at").toInstant(),
                            signs(person, row)))
                .list());
    if (!codes(person).isEmpty()) {
      found.add(
          new PersonalFind(
              source(), CODES, null, "accounts.personal.codes", String.join(" ", person.mails()), null, null,
              Set.of(Sign.MAIL)));
    }
    return found;
  }

  private static Set<Sign> signs(SoughtPerson person, ResultSet row) throws SQLException {
    if (!person.hasMail(row.getString("mail"))) {
      return Set.of(Sign.NAME);
    }
    return person.hasName(row.getString("addressee")) ? Set.of(Sign.MAIL, Sign.NAME) : Set.of(Sign.MAIL);
  }

  private String codes(SoughtPerson person) {
    return jdbc.sql("select issued_at from login_code where lower(mail) = any(?) order by issued_at")
        .param(person.mails().toArray(String[]::new))
        .query((row, number) -> Wareki.dateTime(row.getTimestamp("issued_at").toInstant()))
        .list()
        .stream()
        .collect(Collectors.joining("\n"));
  }

  @Override
  public List<PersonalRecord> records(SoughtPerson person, String ref) {
    if (ref.equals(CODES)) {
      return List.of(
          PersonalRecord.of(CODES, "accounts.personal.codes", null)
              .with("accounts.personal.issuedAt", codes(person)));
    }
    return jdbc.sql("select * from invitation where id = ? and programme = ?")
        .params(UUID.fromString(ref), person.programme().code())
        .query(
            (row, number) -> {
              Timestamp settled = row.getTimestamp("settled_at");
              return PersonalRecord.of(
                      "invitation", "accounts.personal.invitation", row.getTimestamp("invited_at").toInstant())
                  .with("accounts.personal.organisation", row.getString("organisation_name"))
                  .with("accounts.personal.addressee", row.getString("addressee"))
                  .with("accounts.personal.mail", row.getString("mail"))
                  .with("personal.field.writer", row.getString("inviter_label"))
                  .with(
                      "accounts.personal.settledAt",
                      settled == null ? null : Wareki.dateTime(settled.toInstant()));
            })
        .list();
  }

  @Override
  public List<NamedPerson> others(ProgrammeCode programme) {
    return jdbc.sql("select distinct addressee, mail from invitation where programme = ?")
        .param(programme.code())
        .query((row, number) -> new NamedPerson(row.getString(1), row.getString(2), null))
        .list();
  }
}
