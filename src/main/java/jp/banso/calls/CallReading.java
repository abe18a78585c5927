package jp.banso.calls;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.correspondence.ProxyRecordView;
import jp.banso.correspondence.ProxyRecords;
import jp.banso.kernel.NotFound;
import jp.banso.parties.SecondPerson;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.documents.Documents;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.Worklist;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Calls as their own pages show them: the preparation to secretariat and ministry, the rest to all roles. */
@Service
@Transactional(readOnly = true)
public class CallReading {

  private final CallRows rows;
  private final JdbcClient jdbc;
  private final CallPapers papers;
  private final CallProcess process;
  private final Worklist worklist;
  private final ProxyRecords proxyRecords;
  private final Documents documents;
  private final SecondPerson secondPerson;
  private final CallForms forms;
  private final Duration grace;

  CallReading(
      CallRows rows,
      JdbcClient jdbc,
      CallPapers papers,
      CallProcess process,
      Worklist worklist,
      ProxyRecords proxyRecords,
      Documents documents,
      SecondPerson secondPerson,
      CallForms forms,
      @Value("${banso.calls.closing-grace:PT2M}") Duration grace) {
    this.rows = rows;
    this.jdbc = jdbc;
    this.papers = papers;
    this.process = process;
    this.worklist = worklist;
    this.proxyRecords = proxyRecords;
    this.documents = documents;
    this.secondPerson = secondPerson;
    this.forms = forms;
    this.grace = grace;
  }

  /**
   * A call with its papers.
   *
   * @param form as it is called; null as the preparation
   * @param preparation null for those who do not prepare it; criteria and proxies are empty then
   * @param open steps that somebody has to take
   * @param mayConfirm for a manager behind whom somebody else has seen the call
   * @param mayAnswerForMinistry false for the person who confirmed it
   */
  public record CallPage(
      CallView call, List<CallDocument> documents, String form, PreparationView preparation,
      List<Criterion> criteria, List<ProxyRecordView> proxies, List<WorkItem> open,
      List<String> activeElements, boolean mayConfirm, boolean mayAnswerForMinistry) {}

  /** A page by any column, beginning after {@code after} (null for the first): two statements. */
  public List<CallLine> list(
      Viewer viewer, CallColumn column, boolean descending, Place after, int size) {
    ListOrder order = column.order(descending);
    boolean prepares = CallAccess.mayPrepare(viewer, viewer.programme());
    Map<UUID, Place> places = new LinkedHashMap<>();
    ListOrder.bind(
            jdbc.sql(
                    "select c.id, c.case_key, " + order.selected() + " from public_call c"
                        + " where c.programme = :programme"
                        + (prepares ? "" : " and c.published_at is not null") + order.after(after)
                        + order.orderBy() + " limit :size")
                .param("programme", viewer.programme().name())
                .param("size", size),
            after)
        .query(
            row -> {
              places.put(
                  row.getObject("id", UUID.class),
                  new Place(row.getString("sort_value"), row.getString("case_key")));
            });
    Map<UUID, Call> found =
        rows.findByIdIn(places.keySet()).stream()
            .collect(Collectors.toMap(call -> call.callId().value(), Function.identity()));
    return places.entrySet().stream()
        .map(entry -> new CallLine(found.get(entry.getKey()).view(grace), entry.getValue()))
        .toList();
  }

  public CallPage page(Viewer viewer, CallId id) {
    Call call = visible(viewer, id);
    boolean prepares = CallAccess.mayPrepare(viewer, call.programme());
    return new CallPage(
        call.view(grace), papers.documents(id), prepares ? forms.words(call.form()) : null,
        prepares ? call.preparation() : null,
        prepares ? papers.criteria(id) : List.of(),
        prepares ? proxyRecords.of(viewer, call.key()) : List.of(), worklist.holdersOf(call.key()),
        process.activeElements(call.key()), call.state() == CallState.PREPARED && secondPerson.is(viewer, call.programme(), call.editors()),
        call.mayAnswerForMinistry(viewer.personId()));
  }

  public CallView call(Viewer viewer, CallId id) {
    return visible(viewer, id).view(grace);
  }

  public CallDocument document(Viewer viewer, CallId id, UUID documentId) {
    return papers.document(visible(viewer, id).callId(), documentId)
        .orElseThrow(() -> new NotFound("document " + documentId));
  }

  public CallFile file(Viewer viewer, CallId id, UUID documentId) {
    return new CallFile(document(viewer, id, documentId), documents);
  }

  private Call visible(Viewer viewer, CallId id) {
    return CallAccess.visible(rows, viewer, id);
  }
}
