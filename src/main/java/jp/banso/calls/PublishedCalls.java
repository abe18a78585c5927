package jp.banso.calls;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import jp.banso.kernel.NotFound;
import jp.banso.platform.documents.Documents;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is open to everyone without login; a call that is not published does not exist here. */
@Service
@Transactional(readOnly = true)
public class PublishedCalls {

  private final CallRows rows;
  private final CallPapers papers;
  private final ChangeRows changes;
  private final AnswerRows answers;
  private final Documents documents;
  private final Clock clock;
  private final Duration grace;

  PublishedCalls(
      CallRows rows,
      CallPapers papers,
      ChangeRows changes,
      AnswerRows answers,
      Documents documents,
      Clock clock,
      @Value("${banso.calls.closing-grace:PT2M}") Duration grace) {
    this.rows = rows;
    this.papers = papers;
    this.changes = changes;
    this.answers = answers;
    this.documents = documents;
    this.clock = clock;
    this.grace = grace;
  }

  /**
   * A published call with its papers, what was corrected in it, newest first, and what was asked about it.
   *
   * @param takesQuestions whether questions are still taken in
   */
  public record PublishedCall(
      CallView call, List<CallDocument> documents, List<CallChange> changes, List<PublishedAnswer> answers,
      boolean takesQuestions) {}

  /** Newest first. */
  public List<CallView> all() {
    return rows.allPublished().stream().map(call -> call.view(grace)).toList();
  }

  public PublishedCall get(CallId id) {
    Call call = row(id);
    return new PublishedCall(
        call.view(grace), papers.documents(id),
        changes.released(id).stream().map(CallChange::published).toList(), answers.of(id),
        call.takesQuestions(clock.instant()));
  }

  public CallDocument document(CallId id, UUID documentId) {
    return papers.document(row(id).callId(), documentId)
        .orElseThrow(() -> new NotFound("document " + documentId));
  }

  public CallFile file(CallId id, UUID documentId) {
    return new CallFile(document(id, documentId), documents);
  }

  private Call row(CallId id) {
    return rows.findById(id.value())
        .filter(Call::wasPublished)
        .orElseThrow(() -> new NotFound("call " + id.value()));
  }
}
