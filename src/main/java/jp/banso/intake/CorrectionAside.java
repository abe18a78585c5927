package jp.banso.intake;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import jp.banso.applications.CorrectionIntake;
import jp.banso.applications.OpenReturn;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.ReplyAside;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Viewer;
import jp.banso.platform.mail.SentMail;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A 補正のお願い that is answered in words alone: no form is to be taken in, and the case still waits. */
@Component
class CorrectionAside implements ReplyAside {

  private final CorrectionIntake corrections;
  private final CaseNumbers numbers;
  private final MessageSource messages;

  CorrectionAside(CorrectionIntake corrections, CaseNumbers numbers, MessageSource messages) {
    this.corrections = corrections;
    this.numbers = numbers;
    this.messages = messages;
  }

  @Override
  public Optional<Aside> of(Viewer viewer, SentMail asked, Instant answeredAt) {
    return asked.kind().equals(SubmissionMailHandler.CORRECTION)
        ? corrections.openReturn(viewer, new CaseKey(asked.caseKey()), answeredAt).map(this::words)
        : Optional.empty();
  }

  private Aside words(OpenReturn open) {
    Object[] arguments = {
      numbers.shown(open.key()), open.areaName(), Wareki.dateTime(JapanTime.dateTimeOf(open.dueAt().minusSeconds(60)))
    };
    return new Aside(
        messages.getMessage(
            open.inTime() ? "intake.mail.aside.inTime" : "intake.mail.aside.late", arguments, Locale.JAPAN),
        "/applications/" + open.id().value());
  }
}
