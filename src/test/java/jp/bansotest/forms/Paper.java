package jp.bansotest.forms;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import jp.banso.forms.Answers;
import jp.banso.forms.AnswersConverter;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Keeps answers as another module's aggregate does; outside jp.banso so that the application's own entity scan never meets it. */
@Entity
@Table(name = "form_paper")
public class Paper {

    @Id
    private UUID id;
    @Convert(converter = AnswersConverter.class)
    @JdbcTypeCode(SqlTypes.JSON)
    private Answers answers;

    protected Paper() {
    }

    public Paper(UUID id, Answers answers) {
        this.id = id;
        this.answers = answers;
    }

    public Answers answers() {
        return answers;
    }

    public void correct(Answers corrected) {
        this.answers = corrected;
    }
}
