package jp.banso.calls;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.documents.Documents;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 公募の書類: the papers of a call with all their versions, edited until the call is confirmed. */
@Service
@Transactional
public class PaperSetup {

  private final CallRows rows;
  private final CallEditing editing;
  private final CallPapers papers;
  private final PaperRows versions;
  private final PaperIntake intake;
  private final Documents documents;
  private final People people;
  private final AuditLog audit;
  private final Clock clock;

  PaperSetup(
      CallRows rows,
      CallEditing editing,
      CallPapers papers,
      PaperRows versions,
      PaperIntake intake,
      Documents documents,
      People people,
      AuditLog audit,
      Clock clock) {
    this.rows = rows;
    this.editing = editing;
    this.papers = papers;
    this.versions = versions;
    this.intake = intake;
    this.documents = documents;
    this.people = people;
    this.audit = audit;
    this.clock = clock;
  }

  /** Every paper with its earlier versions, those taken out last; for those who prepare the call. */
  @Transactional(readOnly = true)
  public List<PaperHistory> history(Viewer viewer, CallId id) {
    requireReader(viewer, id);
    List<PaperRows.Row> current = versions.current(id);
    List<PaperRows.Row> earlier = versions.earlier(id);
    Map<UUID, String> names =
        people.names(
            Stream.concat(current.stream(), earlier.stream())
                .flatMap(row -> Stream.of(Optional.ofNullable(row.changedBy()), Optional.ofNullable(row.removedBy())))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet()));
    return current.stream()
        .map(
            row ->
                new PaperHistory(
                    version(row, names),
                    earlier.stream()
                        .filter(old -> old.paper().id().equals(row.paper().id()))
                        .map(old -> version(old, names))
                        .toList(),
                    row.removedBy() == null ? null : names.get(row.removedBy()), row.removedAt()))
        .toList();
  }

  /** Any version of a paper, for those who prepare the call. */
  @Transactional(readOnly = true)
  public CallFile file(Viewer viewer, CallId id, UUID paper, int number) {
    requirePaper(id, paper);
    requireReader(viewer, id);
    return versions
        .version(id, paper, number)
        .map(found -> new CallFile(found, documents))
        .orElseThrow(() -> new NotFound("version " + number + " of paper " + paper));
  }

  /** A paper of a call that the viewer may edit now. */
  @Transactional(readOnly = true)
  public CallDocument editable(Viewer viewer, CallId id, UUID paper) {
    requirePaper(id, paper);
    editing.require(viewer, id);
    return paper(id, paper);
  }

  /** Puts another paper behind the others. */
  public Outcome<Void> add(Viewer viewer, CallId id, long version, PaperDraft draft) {
    Call call = editing.requireUnchanged(viewer, id, version);
    return intake.stored(id, UUID.randomUUID(), draft, null)
        .then(
            paper -> {
              versions.add(id, paper, viewer.personId(), clock.instant());
              changed(viewer, call, "audit.calls.paperAdded", paper.mark() + " " + paper.title());
              return Outcome.done();
            });
  }

  /** The next version of a paper. */
  public Outcome<Void> replace(Viewer viewer, CallId id, long version, UUID paperId, PaperDraft draft) {
    requirePaper(id, paperId);
    Call call = editing.requireUnchanged(viewer, id, version);
    CallDocument before = paper(id, paperId);
    if (draft.kind() != before.kind() && PaperPolicy.isLastNeeded(papers.documents(id), before)) {
      return Outcome.refused("calls.papers.refused.needed");
    }
    return intake.stored(id, paperId, draft, before)
        .then(
            paper -> {
              if (!paper.equals(before)) {
                versions.replace(paper, viewer.personId(), clock.instant());
                changed(viewer, call, "audit.calls.paperReplaced", paper.mark() + " " + paper.title());
              }
              return Outcome.done();
            });
  }

  /** Takes a paper out; those who prepare the call can still read it. */
  public Outcome<Void> remove(Viewer viewer, CallId id, long version, UUID paperId) {
    requirePaper(id, paperId);
    Call call = editing.requireUnchanged(viewer, id, version);
    CallDocument paper = paper(id, paperId);
    if (PaperPolicy.isLastNeeded(papers.documents(id), paper)) {
      return Outcome.refused("calls.papers.refused.needed");
    }
    versions.remove(paperId, viewer.personId(), clock.instant());
    changed(viewer, call, "audit.calls.paperRemoved", paper.mark() + " " + paper.title());
    return Outcome.done();
  }

  /** Moves a paper one place up or down; at either end it stays. */
  public void move(Viewer viewer, CallId id, long version, UUID paperId, boolean up) {
    requirePaper(id, paperId);
    Call call = editing.requireUnchanged(viewer, id, version);
    CallDocument paper = paper(id, paperId);
    List<UUID> order = new ArrayList<>(papers.documents(id).stream().map(CallDocument::id).toList());
    int from = order.indexOf(paperId);
    int to = up ? from - 1 : from + 1;
    if (to >= 0 && to < order.size()) {
      Collections.swap(order, from, to);
      versions.order(order);
      changed(viewer, call, "audit.calls.paperMoved", paper.mark() + " " + paper.title());
    }
  }

  private void changed(Viewer viewer, Call call, String action, String paper) {
    editing.changed(viewer, call);
    audit.record(AuditEntry.of(viewer.actor(), action, call.key()).detail("paper", paper));
  }

  /** A paper of another call is not found, whoever asks. */
  private void requirePaper(CallId id, UUID paper) {
    if (!versions.exists(id, paper)) {
      throw new NotFound("paper " + paper);
    }
  }

  private CallDocument paper(CallId id, UUID paper) {
    return papers.document(id, paper).orElseThrow(() -> new NotFound("paper " + paper));
  }

  private void requireReader(Viewer viewer, CallId id) {
    CallAccess.prepared(rows, viewer, id);
  }

  private static PaperVersion version(PaperRows.Row row, Map<UUID, String> names) {
    return new PaperVersion(
        row.number(), row.paper(), row.changedBy() == null ? null : names.get(row.changedBy()), row.changedAt());
  }
}
