package jp.banso.parties;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.Wareki;
import jp.banso.personal.NamedPerson;
import jp.banso.personal.PersonalFind;
import jp.banso.personal.PersonalFind.Sign;
import jp.banso.personal.PersonalRecord;
import jp.banso.personal.PersonalRecords;
import jp.banso.personal.SoughtPerson;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts of a person, and where an organisation names it as the one to ask. */
@Component
@Order(40)
class AccountPersonalRecords implements PersonalRecords {

  /** See {@link PersonalRecords#source}. */
  static final String SOURCE = "accounts";

  private static final String PERSON = "person/";
  private static final String DESK = "desk/";
  private static final String PROFILE = "profile/";

  /** Who works, or worked, in the programme. */
  private static final String OF_PROGRAMME =
      "exists (select 1 from role_assignment r where r.person_id = p.id and r.programme = :programme)";

  private final JdbcClient jdbc;
  private final MessageSource messages;

  AccountPersonalRecords(JdbcClient jdbc, MessageSource messages) {
    this.jdbc = jdbc;
    this.messages = messages;
  }

  @Override
  public String source() {
    return SOURCE;
  }

  @Override
  public Set<String> tables() {
    return Set.of(
        "person", "role_assignment", "organisation", "group_membership", "absence", "inherited_mail", "saved_view",
        "desk_contact", "organisation_profile");
  }

  @Override
  public List<PersonalFind> find(SoughtPerson person, List<PersonalFind> before) {
    return Stream.of(people(person), desks(person), profiles(person)).flatMap(List::stream).toList();
  }

  private List<PersonalFind> people(SoughtPerson person) {
    return jdbc.sql(
            "select p.*, (select string_agg(distinct o.name, ' ') from role_assignment r"
                + " join organisation o on o.id = r.organisation_id where r.person_id = p.id) as offices from person p"
                + " where " + OF_PROGRAMME + " and (lower(p.mail) = any(:mails)"
                + " or regexp_replace(search_fold(p.display_name), '\\s', '', 'g') in"
                + " (select regexp_replace(search_fold(one), '\\s', '', 'g')"
                + " from unnest(cast(:names as text[])) one))"
                + " order by p.id")
        .param("programme", person.programme().code())
        .param("mails", person.mails().toArray(String[]::new))
        .param("names", person.foldedNames().toArray(String[]::new))
        .query(
            (row, number) -> {
              Set<Sign> signs = EnumSet.noneOf(Sign.class);
              if (person.hasMail(row.getString("mail"))) {
                signs.add(Sign.MAIL);
              }
              if (signs.isEmpty() || person.hasName(row.getString("display_name"))) {
                signs.add(Sign.NAME);
              }
              if (person.hasOrganisation(row.getString("offices"))) {
                signs.add(Sign.ORGANISATION);
              }
              return new PersonalFind(
                  SOURCE, PERSON + row.getObject("id", UUID.class), null, "parties.personal.account",
                  row.getString("offices") + " " + row.getString("display_name"), null, null, signs);
            })
        .list();
  }

  private List<PersonalFind> desks(SoughtPerson person) {
    return jdbc.sql(
            "select * from desk_contact where programme = :programme and (lower(mail) = any(:mails)"
                + " or regexp_replace(telephone, '[^0-9]', '', 'g') = any(:telephones))"
                + " order by fiscal_year, prefecture_code")
        .param("programme", person.programme().code())
        .param("mails", person.mails().toArray(String[]::new))
        .param("telephones", person.telephoneDigits().toArray(String[]::new))
        .query(
            (row, number) ->
                new PersonalFind(
                    SOURCE, DESK + row.getInt("fiscal_year") + "-" + row.getString("prefecture_code"), null,
                    "parties.personal.desk", row.getString("desk_name"), null, null,
                    Set.of(person.hasMail(row.getString("mail")) ? Sign.MAIL : Sign.TELEPHONE)))
        .list();
  }

  private List<PersonalFind> profiles(SoughtPerson person) {
    return jdbc.sql(
            "select f.*, o.name from organisation_profile f join organisation o on o.id = f.organisation_id"
                + " where (lower(f.mail) = any(:mails) or regexp_replace(f.telephone, '[^0-9]', '', 'g') = any(:telephones))"
                + " and exists (select 1 from role_assignment r where r.organisation_id = o.id and r.programme = :programme)"
                + " order by o.id")
        .param("programme", person.programme().code())
        .param("mails", person.mails().toArray(String[]::new))
        .param("telephones", person.telephoneDigits().toArray(String[]::new))
        .query(
            (row, number) ->
                new PersonalFind(
                    SOURCE, PROFILE + row.getObject("organisation_id", UUID.class), null, "parties.personal.profile",
                    row.getString("name"), null, null,
                    Set.of(person.hasMail(row.getString("mail")) ? Sign.MAIL : Sign.TELEPHONE)))
        .list();
  }

  /** The accounts among what was found. */
  static Stream<PersonalFind> accounts(List<PersonalFind> finds) {
    return finds.stream().filter(find -> find.source().equals(SOURCE) && find.ref().startsWith(PERSON));
  }

  static UUID personOf(PersonalFind find) {
    return UUID.fromString(find.ref().substring(PERSON.length()));
  }

  @Override
  public List<PersonalRecord> records(SoughtPerson person, String ref) {
    String rest = ref.substring(ref.indexOf('/') + 1);
    if (ref.startsWith(PERSON)) {
      return account(person.programme(), UUID.fromString(rest));
    }
    return ref.startsWith(DESK) ? desk(person.programme(), rest.split("-")) : profile(UUID.fromString(rest));
  }

  private List<PersonalRecord> account(ProgrammeCode programme, UUID id) {
    List<PersonalRecord> all = new ArrayList<>();
    jdbc.sql("select * from person p where p.id = :id and " + OF_PROGRAMME)
        .param("id", id)
        .param("programme", programme.code())
        .query(
            row -> {
              all.add(
                  PersonalRecord.of("account", "parties.personal.account", null)
                      .with("parties.personal.login", row.getString("login_name"))
                      .with("parties.personal.name", row.getString("display_name"))
                      .with("parties.personal.mail", row.getString("mail"))
                      .with(
                          "parties.personal.enabled",
                          row.getBoolean("enabled") ? text("parties.personal.yes") : text("parties.personal.no"))
                      .with("parties.personal.inherited", inherited(programme, id))
                      .with("parties.personal.views", views(programme, id)));
            });
    if (all.isEmpty()) {
      return all;
    }
    all.addAll(roles(programme, id));
    all.addAll(absences(programme, id));
    return all;
  }

  private String inherited(ProgrammeCode programme, UUID id) {
    return lines(
        jdbc.sql("select mail from inherited_mail where person_id = ? and programme = ? order by mail")
            .params(id, programme.code())
            .query(String.class)
            .list());
  }

  private String views(ProgrammeCode programme, UUID id) {
    return lines(
        jdbc.sql("select name from saved_view where person_id = ? and programme = ? order by name")
            .params(id, programme.code())
            .query(String.class)
            .list());
  }

  private List<PersonalRecord> roles(ProgrammeCode programme, UUID id) {
    String groups =
        lines(
            jdbc.sql("select distinct group_key from group_membership where person_id = ? order by 1")
                .param(id)
                .query(String.class)
                .list());
    return jdbc.sql(
            "select r.*, o.name from role_assignment r join organisation o on o.id = r.organisation_id"
                + " where r.person_id = ? and r.programme = ? order by r.valid_from, r.id")
        .params(id, programme.code())
        .query(
            (row, number) ->
                PersonalRecord.of("role-" + row.getObject("id", UUID.class), "parties.personal.role", null)
                    .with("parties.personal.organisation", row.getString("name"))
                    .with("parties.personal.role.name", text(RoleKind.valueOf(row.getString("role")).messageKey()))
                    .with("parties.personal.from", day(row, "valid_from"))
                    .with("parties.personal.to", day(row, "valid_to"))
                    .with("parties.personal.groups", groups))
        .list();
  }

  private List<PersonalRecord> absences(ProgrammeCode programme, UUID id) {
    return jdbc.sql(
            "select a.* from absence a join role_assignment r on r.id = a.role_id where a.person_id = ?"
                + " and r.programme = ? order by a.first_day, a.id")
        .params(id, programme.code())
        .query(
            (row, number) -> {
              Timestamp entered = row.getTimestamp("entered_at");
              return PersonalRecord.of(
                      "absence-" + row.getObject("id", UUID.class), "parties.personal.absence", entered.toInstant())
                  .with("parties.personal.from", day(row, "first_day"))
                  .with("parties.personal.to", day(row, "last_day"))
                  .with("personal.field.writer", row.getString("entered_by"));
            })
        .list();
  }

  private List<PersonalRecord> desk(ProgrammeCode programme, String[] names) {
    return jdbc.sql(
            "select * from desk_contact where programme = ? and fiscal_year = ? and prefecture_code = ?")
        .params(programme.code(), Integer.parseInt(names[0]), names[1])
        .query(
            (row, number) ->
                PersonalRecord.of("desk", "parties.personal.desk", null)
                    .with("parties.personal.organisation", row.getString("desk_name"))
                    .with("parties.personal.mail", row.getString("mail"))
                    .with("parties.personal.telephone", row.getString("telephone")))
        .list();
  }

  private List<PersonalRecord> profile(UUID organisation) {
    return jdbc.sql(
            "select f.*, o.name from organisation_profile f join organisation o on o.id = f.organisation_id"
                + " where f.organisation_id = ?")
        .param(organisation)
        .query(
            (row, number) ->
                PersonalRecord.of("profile", "parties.personal.profile", row.getTimestamp("changed_at").toInstant())
                    .with("parties.personal.organisation", row.getString("name"))
                    .with("parties.personal.department", row.getString("department"))
                    .with("parties.personal.position", row.getString("title"))
                    .with("parties.personal.address", row.getString("postal_code") + " " + row.getString("address"))
                    .with("parties.personal.telephone", row.getString("telephone"))
                    .with("parties.personal.mail", row.getString("mail"))
                    .with("personal.field.writer", row.getString("changed_by")))
        .list();
  }

  private static String lines(List<String> all) {
    return all.stream().collect(Collectors.joining("\n"));
  }

  private static String day(ResultSet row, String column) throws SQLException {
    LocalDate day = row.getObject(column, LocalDate.class);
    return day == null ? null : Wareki.date(day);
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }

  @Override
  public Optional<NamedPerson> whose(SoughtPerson person, String ref) {
    return ref.startsWith(PERSON)
        ? jdbc.sql("select display_name, mail from person where id = ?")
            .param(UUID.fromString(ref.substring(PERSON.length())))
            .query((row, number) -> new NamedPerson(row.getString(1), row.getString(2), null))
            .optional()
        : Optional.empty();
  }

  @Override
  public List<NamedPerson> others(ProgrammeCode programme) {
    return jdbc.sql("select distinct display_name, mail from person")
        .query((row, number) -> new NamedPerson(row.getString(1), row.getString(2), null))
        .list();
  }
}
