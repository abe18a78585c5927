package jp.banso.applications;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import jp.banso.forms.Answers;
import jp.banso.forms.AnswersConverter;
import jp.banso.forms.FormRef;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The answers as they were when they changed hands; never changed afterwards. */
@Entity
@Immutable
@Table(name = "application_version")
class ApplicationVersion {

  /** Why the version was kept. */
  enum Occasion {
    HANDED_OVER,
    SUBMITTED,
    /** As the form of a mail was read, without anybody's typing. */
    MACHINE_READ,
    /** Of a mail, as it was when it was returned or accepted; versions of before the two were told apart. */
    MAIL_RECORDED,
    /** Of a mail, as it was when it was returned. */
    CORRECTION_ASKED,
    /** Of a mail, as it was accepted. */
    ACCEPTED,
    /** As a clerk typed it and its sender was asked to confirm it. */
    CLERK_TYPED,
    CORRECTED,
    CORRECTION_NOT_SENT,
    FORM_CHANGED,
    PREFECTURE_ROWS,
    REPRESENTATIVE_CHANGED;

    /** False for what was written and never sent. */
    boolean changedHands() {
      return this != CORRECTION_NOT_SENT && this != FORM_CHANGED;
    }

    boolean isWhatTheSecretariatHas() {
      return this == SUBMITTED
          || this == MACHINE_READ
          || this == MAIL_RECORDED
          || this == CORRECTION_ASKED
          || this == ACCEPTED
          || this == CLERK_TYPED
          || this == CORRECTED
          || this == REPRESENTATIVE_CHANGED;
    }
  }

  @Id private UUID id;
  private UUID applicationId;
  private int number;

  @Enumerated(EnumType.STRING)
  private Occasion occasion;

  private Instant madeAt;
  private String madeBy;
  private String formKey;
  private int formVersion;

  @Convert(converter = AnswersConverter.class)
  @JdbcTypeCode(SqlTypes.JSON)
  private Answers answers;

  protected ApplicationVersion() {}

  ApplicationVersion(Application of, int number, Occasion occasion, String by, Instant at) {
    id = UUID.randomUUID();
    applicationId = of.id().value();
    this.number = number;
    this.occasion = occasion;
    madeAt = at;
    madeBy = by;
    formKey = of.form().formKey();
    formVersion = of.form().version();
    answers = of.answers();
  }

  ApplicationVersion(
      Application of, int number, Occasion occasion, String by, Instant at, ApplicationDesk.Readable text) {
    this(of, number, occasion, by, at);
    formKey = text.form().formKey();
    formVersion = text.form().version();
    answers = text.answers();
  }

  ApplicationId application() { return new ApplicationId(applicationId); }
  int number() { return number; }
  Occasion occasion() { return occasion; }
  Instant madeAt() { return madeAt; }
  String madeBy() { return madeBy; }
  FormRef form() { return new FormRef(formKey, formVersion); }
  Answers answers() { return answers; }
}
