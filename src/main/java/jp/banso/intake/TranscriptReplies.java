package jp.banso.intake;

import java.util.Optional;
import jp.banso.correspondence.OfferedMail;
import jp.banso.intake.TranscriptQuestion.Means;
import jp.banso.intake.Transcripts.Answer;
import jp.banso.platform.inbound.InboundMail.Nature;
import jp.banso.platform.mail.Outbox;
import org.springframework.stereotype.Component;

/**
 * Hears the answers by which a desk confirms what a clerk typed of its paper: only a code that somebody typed is its
 * word. What has none, or says that something differs, is filed on its case and read by a clerk.
 */
@Component
class TranscriptReplies {

  private final Transcripts transcripts;
  private final Outbox outbox;

  TranscriptReplies(Transcripts transcripts, Outbox outbox) {
    this.transcripts = transcripts;
    this.outbox = outbox;
  }

  /** The question that the mail confirms, if it is nothing else besides. */
  Optional<TranscriptQuestion> confirmed(OfferedMail offered) {
    if (!SubmissionMailHandler.papers(offered).isEmpty() || offered.mail().nature() != Nature.PERSONAL) {
      return Optional.empty();
    }
    return offered.answered()
        .filter(ours -> Transcripts.CONFIRM.equals(ours.kind()))
        .flatMap(ours -> transcripts.confirmed(outbox.occasion(ours.id()), ours.body(), offered.mail().body()));
  }

  void take(TranscriptQuestion question) {
    transcripts.answerBy(question, new Answer(true, ""), Means.REPLY).orThrow();
  }
}
