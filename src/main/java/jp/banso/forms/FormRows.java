package jp.banso.forms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The forms of each programme, their released versions and the one draft that each may have. */
@Repository
class FormRows {

    private final JdbcClient jdbc;

    FormRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A released version; nobody released what came with the product. */
    record Released(int version, String schema, Instant at, UUID by, String note) {
    }

    /** A draft; its version counts the changes of this and of all drafts of the form before it, so that none comes back. */
    record Draft(String schema, long version, UUID startedBy, Instant startedAt, UUID changedBy, Instant changedAt) {
    }

    List<String> keys(ProgrammeCode programme) {
        return jdbc.sql("select form_key from form where programme = ? order by form_key").param(programme.name()).query(String.class).list();
    }

    Optional<ProgrammeCode> programme(String formKey) {
        return jdbc.sql("select programme from form where form_key = ?").param(formKey).query(String.class).optional().map(ProgrammeCode::valueOf);
    }

    /** The catalogue of requirements by which its answers are judged; empty if by none. */
    Optional<String> rules(String formKey) {
        return jdbc.sql("select rules from form where form_key = ? and rules is not null").param(formKey).query(String.class).optional();
    }

    void register(String formKey, ProgrammeCode programme) {
        jdbc.sql("insert into form (form_key, programme) values (?, ?)").params(formKey, programme.name()).update();
    }

    /** Newest first. */
    List<Released> released(String formKey) {
        return jdbc.sql("select version, schema, released_at, released_by, note from form_version where form_key = ? order by version desc")
                .param(formKey).query(FormRows::released).list();
    }

    Optional<Released> released(String formKey, int version) {
        return jdbc.sql("select version, schema, released_at, released_by, note from form_version where form_key = ? and version = ?")
                .params(formKey, version).query(FormRows::released).optional();
    }

    private static Released released(ResultSet row, int number) throws SQLException {
        return new Released(row.getInt("version"), row.getString("schema"), row.getTimestamp("released_at").toInstant(),
                row.getObject("released_by", UUID.class), row.getString("note"));
    }

    Optional<Draft> draft(String formKey) {
        return jdbc.sql("select * from form_draft where form_key = ? and not ended").param(formKey)
                .query((row, number) -> new Draft(row.getString("schema"), row.getLong("version"), row.getObject("started_by", UUID.class),
                        row.getTimestamp("started_at").toInstant(), row.getObject("changed_by", UUID.class),
                        row.getTimestamp("changed_at").toInstant()))
                .optional();
    }

    /** False if there is one already. */
    boolean start(String formKey, String schema, UUID by, Instant at) {
        return jdbc.sql("insert into form_draft (form_key, schema, version, started_by, started_at, changed_by, changed_at)"
                        + " values (?, cast(? as jsonb), 0, ?, ?, ?, ?) on conflict (form_key) do update set schema = excluded.schema,"
                        + " version = form_draft.version + 1, started_by = excluded.started_by, started_at = excluded.started_at,"
                        + " changed_by = excluded.changed_by, changed_at = excluded.changed_at, ended = false where form_draft.ended")
                .params(formKey, schema, by, Timestamp.from(at), by, Timestamp.from(at)).update() == 1;
    }

    /** False if somebody else was quicker. */
    boolean change(String formKey, long version, String schema, UUID by, Instant at) {
        return jdbc.sql("update form_draft set schema = cast(? as jsonb), version = version + 1, changed_by = ?, changed_at = ?"
                        + " where form_key = ? and version = ? and not ended")
                .params(schema, by, Timestamp.from(at), formKey, version).update() == 1;
    }

    /** False if somebody else was quicker. */
    boolean end(String formKey, long version) {
        return jdbc.sql("update form_draft set ended = true, version = version + 1 where form_key = ? and version = ? and not ended")
                .params(formKey, version).update() == 1;
    }

    /** Puts the name to what was released just now. */
    void sign(FormRef ref, UUID by, String note) {
        jdbc.sql("update form_version set released_by = ?, note = ? where form_key = ? and version = ? and released_by is null")
                .params(by, note, ref.formKey(), ref.version()).update();
    }
}
