package jp.banso.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.OrganisationKind;
import jp.banso.parties.RoleKind;
import jp.banso.platform.database.ListCount;
import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.database.SearchText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Invitations and the hashes of what was sent for them. */
@Repository
class InvitationRows {

  /** What is searched, as the index {@code invitation_words} has it. */
  private static final String WORDS =
      "left(organisation_name, 200) || ' ' || left(mail, 200) || ' ' || left(addressee, 200)";

  private static final String OVER = "expires_at <= :now or coalesce(valid_to < :today, false)";

  private final JdbcClient jdbc;

  InvitationRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Invitation one) {
    jdbc.sql(
            "insert into invitation (id, programme, role, organisation_id, organisation_kind, organisation_name,"
                + " prefecture_code, desk_manager, mail, addressee, valid_from, valid_to, group_key, case_key,"
                + " inviter_id, inviter_label, inviter_group, invited_at, expires_at, state, case_call, case_area)"
                + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
        .params(
            one.id(), one.programme().code(), one.role().name(), one.organisationId(),
            one.organisationKind().name(), one.organisationName(),
            one.prefecture() == null ? null : one.prefecture().value(), one.deskManager(), one.mail(),
            one.addressee(), one.firstDay(), one.lastDay(), one.group(),
            one.caseKey() == null ? null : one.caseKey().value(), one.inviterId(), one.inviterLabel(),
            one.inviterGroup(), Timestamp.from(one.invitedAt()), Timestamp.from(one.expiresAt()), one.state().name(),
            one.caseName().call(), one.caseName().area())
        .update();
  }

  /** From now on this link and this code open it, and none before. */
  void secret(UUID invitation, String tokenHash, String codeHash) {
    jdbc.sql("update invitation_secret set newest = false where invitation_id = ? and newest").param(invitation).update();
    jdbc.sql("insert into invitation_secret (token_hash, code_hash, invitation_id, newest) values (?,?,?,true)")
        .params(tokenHash, codeHash, invitation)
        .update();
  }

  void renew(UUID id, Instant expiresAt) {
    jdbc.sql("update invitation set state = 'OPEN', settled_at = null, expires_at = ? where id = ? and state <> 'ACCEPTED'")
        .params(Timestamp.from(expiresAt), id)
        .update();
  }

  /** False if somebody was quicker, or it opens no more. */
  boolean accept(UUID id, UUID person, Instant now) {
    return jdbc.sql(
                "update invitation set state = 'ACCEPTED', person_id = ?, settled_at = ?"
                    + " where id = ? and state = 'OPEN' and expires_at > ?")
            .params(person, Timestamp.from(now), id, Timestamp.from(now))
            .update()
        > 0;
  }

  boolean withdraw(UUID id, Instant now) {
    return jdbc.sql("update invitation set state = 'WITHDRAWN', settled_at = ? where id = ? and state = 'OPEN'")
            .params(Timestamp.from(now), id)
            .update()
        > 0;
  }

  Optional<Invitation> find(UUID id) {
    return jdbc.sql("select * from invitation where id = ?").param(id).query(InvitationRows::map).optional();
  }

  List<Invitation> all(List<UUID> ids) {
    return jdbc.sql("select * from invitation where id = any(?)")
        .param(ids.toArray(UUID[]::new))
        .query(InvitationRows::map)
        .list();
  }

  /** An invitation in the list, with when it was accepted or withdrawn (null before). */
  record Listed(Invitation invitation, Instant settledAt, Place place) {}

  List<Listed> page(String inviterGroup, InvitationFilter filter, Instant now, ListOrder order, Place after, int size) {
    StatementSpec query =
        bind(
                jdbc.sql(
                    "select *, " + order.selected() + " from invitation where " + where(filter) + order.after(after)
                        + order.orderBy() + " limit :size"),
                inviterGroup, filter, now)
            .param("size", size);
    return ListOrder.bind(query, after)
        .query(
            (row, number) -> {
              Timestamp settled = row.getTimestamp("settled_at");
              return new Listed(
                  map(row, number), settled == null ? null : settled.toInstant(),
                  new Place(row.getString("sort_value"), row.getString("id")));
            })
        .list();
  }

  ListCount count(String inviterGroup, InvitationFilter filter, Instant now) {
    return ListCount.of(bind(jdbc.sql(ListCount.sql("invitation where " + where(filter))), inviterGroup, filter, now));
  }

  private static String where(InvitationFilter filter) {
    StringBuilder where = new StringBuilder("inviter_group = :group");
    if (filter.standing() != null) {
      where.append(
          switch (filter.standing()) {
            case OPEN -> " and state = 'OPEN' and not (" + OVER + ")";
            case LAPSED -> " and state = 'OPEN' and (" + OVER + ")";
            case ACCEPTED -> " and state = 'ACCEPTED'";
            case WITHDRAWN -> " and state = 'WITHDRAWN'";
          });
    }
    if (filter.role() != null) {
      where.append(" and role = :role");
    }
    if (filter.prefecture() != null) {
      where.append(" and prefecture_code = :prefecture");
    }
    if (filter.text() != null) {
      where.append(" and ").append(SearchText.mayBeIn(WORDS, "text")).append(" and ")
          .append(SearchText.in(WORDS, "text"));
    }
    if (filter.from() != null) {
      where.append(" and coalesce(invited_at, 'infinity') >= :from");
    }
    if (filter.until() != null) {
      where.append(" and coalesce(invited_at, 'infinity') < :before");
    }
    return where.toString();
  }

  private static StatementSpec bind(
      StatementSpec statement, String inviterGroup, InvitationFilter filter, Instant now) {
    return statement
        .param("group", inviterGroup)
        .param("now", Timestamp.from(now))
        .param("today", JapanTime.dateOf(now))
        .param("role", filter.role() == null ? "" : filter.role().name())
        .param("prefecture", filter.prefecture() == null ? "" : filter.prefecture().value())
        .param("text", filter.text())
        .param("from", filter.from() == null ? null : Timestamp.from(JapanTime.instantOf(filter.from().atStartOfDay())))
        .param(
            "before",
            filter.until() == null
                ? null
                : Timestamp.from(JapanTime.instantOf(filter.until().plusDays(1).atStartOfDay())));
  }

  List<Invitation> openOfCase(CaseKey key) {
    return jdbc.sql("select * from invitation where case_key = ? and state = 'OPEN' order by invited_at, id")
        .param(key.value())
        .query(InvitationRows::map)
        .list();
  }

  List<Invitation> to(String mail) {
    return jdbc.sql("select * from invitation where lower(mail) = lower(?) order by invited_at desc, id limit 20")
        .param(mail)
        .query(InvitationRows::map)
        .list();
  }

  /** Whose link this is or was. */
  Optional<Invitation> ofLink(String tokenHash, boolean newestOnly) {
    return jdbc.sql(
            "select i.* from invitation i join invitation_secret s on s.invitation_id = i.id"
                + " where s.token_hash = ? and (s.newest or not ?)")
        .params(tokenHash, newestOnly)
        .query(InvitationRows::map)
        .optional();
  }

  String codeHash(UUID invitation) {
    return jdbc.sql("select code_hash from invitation_secret where invitation_id = ? and newest")
        .param(invitation)
        .query(String.class)
        .single();
  }

  private static Invitation map(ResultSet row, int number) throws SQLException {
    String prefecture = row.getString("prefecture_code");
    String key = row.getString("case_key");
    return new Invitation(
        row.getObject("id", UUID.class), ProgrammeCode.of(row.getString("programme")),
        RoleKind.valueOf(row.getString("role")), row.getObject("organisation_id", UUID.class),
        OrganisationKind.valueOf(row.getString("organisation_kind")), row.getString("organisation_name"),
        prefecture == null ? null : PrefectureCode.of(prefecture), row.getBoolean("desk_manager"),
        row.getString("mail"), row.getString("addressee"), row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class), row.getString("group_key"),
        key == null ? null : new CaseKey(key), row.getObject("inviter_id", UUID.class),
        row.getString("inviter_label"), row.getString("inviter_group"),
        row.getTimestamp("invited_at").toInstant(), row.getTimestamp("expires_at").toInstant(),
        Invitation.State.valueOf(row.getString("state")),
        new Invitation.CaseName(row.getString("case_call"), row.getString("case_area")));
  }
}
