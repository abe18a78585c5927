package jp.banso.forms;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A released version of a form; never changed, because answers given to it must stay readable. */
@Entity
@Immutable
@Table(name = "form_version")
class FormVersion {

    @Embeddable
    record Id(@Column(name = "form_key") String formKey, @Column(name = "version") int version) implements Serializable {
    }

    @EmbeddedId
    private Id id;
    @JdbcTypeCode(SqlTypes.JSON)
    private String schema;
    private String checksum;
    private Instant releasedAt;

    protected FormVersion() {
    }

    FormRef ref() {
        return new FormRef(id.formKey(), id.version());
    }

    FormDefinition definition() {
        return FormSchemaParser.parse(ref(), schema);
    }
}
