package jp.banso.formfiles;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import jp.banso.applications.WritingDesk;
import jp.banso.forms.Answers;
import jp.banso.forms.AnswersConverter;
import jp.banso.forms.FormFileKind;
import jp.banso.forms.FormRef;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The answers that a file was filled with when it was given out; the file knows it by the stamp. */
@Entity
@Immutable
@Table(name = "application_given_text")
class GivenText {

  @Id private UUID id;
  private UUID applicationId;

  @Enumerated(EnumType.STRING)
  private FormFileKind kind;

  private Instant givenAt;
  private String givenBy;

  @Column(name = "form_key")
  private String formKey;

  private int formVersion;

  @Convert(converter = AnswersConverter.class)
  @JdbcTypeCode(SqlTypes.JSON)
  private Answers answers;

  protected GivenText() {}

  GivenText(WritingDesk.Text of, FormFileKind kind, String by, Instant at) {
    id = UUID.randomUUID();
    applicationId = of.id().value();
    this.kind = kind;
    givenAt = at;
    givenBy = by;
    formKey = of.form().ref().formKey();
    formVersion = of.form().ref().version();
    answers = of.answers();
  }

  String stamp() { return id.toString(); }
  boolean isOf(WritingDesk.Text application) { return applicationId.equals(application.id().value()); }
  Instant givenAt() { return givenAt; }
  String givenBy() { return givenBy; }
  FormRef form() { return new FormRef(formKey, formVersion); }
  Answers answers() { return answers; }
}
