package jp.banso.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calendar.TaskTerms;
import jp.banso.calls.QuestionFinding.Found;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.JapanTime;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListCount;
import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.database.SearchText;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.Worklist;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Questions on calls: the secretariat reads all of them, an office its own, and nobody else any before it is published. */
@Service
@Transactional(readOnly = true)
public class QuestionReading {

  private static final Set<String> PROCESSES = Set.of("call-question");

  /** Its term is what the asker is promised, whatever the steps are in between. */
  private static final String ANSWERING = "UserTask_AnswerCallQuestion";

  private static final String WORDS = "(q.organisation_name || ' ' || q.asker_name || ' ' || q.body)";

  private static final String OWN = " and q.asker_organisation = :organisation and q.asker_role = :role";

  private final CallRows rows;
  private final QuestionFinding finding;
  private final CallQuestions questions;
  private final AnswerRows answers;
  private final Worklist worklist;
  private final TaskTerms terms;
  private final BusinessCalendar calendar;
  private final People people;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final Duration grace;

  QuestionReading(
      CallRows rows,
      QuestionFinding finding,
      CallQuestions questions,
      AnswerRows answers,
      Worklist worklist,
      TaskTerms terms,
      BusinessCalendar calendar,
      People people,
      JdbcClient jdbc,
      Clock clock,
      @Value("${banso.calls.closing-grace:PT2M}") Duration grace) {
    this.rows = rows;
    this.finding = finding;
    this.questions = questions;
    this.answers = answers;
    this.worklist = worklist;
    this.terms = terms;
    this.calendar = calendar;
    this.people = people;
    this.jdbc = jdbc;
    this.clock = clock;
    this.grace = grace;
  }

  /**
   * A question as its page shows it.
   *
   * @param editions what was published of it, newest first
   * @param drafter who wrote the draft, null if there is none
   * @param dueAt by when the secretariat does its next step, or to the asker by when the answer comes; null if there is none
   * @param holder who has taken the next step, null if nobody has
   * @param stoppedAnswer what the asker was to be told before its mail was stopped, null if nothing was
   * @param mayWrite whether the viewer can answer, or draft what is to be published
   * @param mayTell whether the viewer can record how the asker was told
   */
  public record QuestionPage(
      CallView call, QuestionView question, List<PublishedAnswer.Edition> editions, String drafter, Instant dueAt,
      String holder, String stoppedAnswer,
      boolean staff, boolean mayWrite, boolean mayRelease, boolean mayDrop, boolean mayTell) {}

  public QuestionPage page(Viewer viewer, CallId id, int ordinal) {
    Found found = finding.visible(viewer, id, ordinal);
    CallView call = found.call().view(grace);
    QuestionView question = found.question().view();
    QuestionState state = question.state();
    boolean writes = found.staff() && viewer.proxy().isEmpty();
    String drafter =
        found.staff() && question.draft() != null
            ? people.names(List.of(question.draftedBy())).get(question.draftedBy())
            : null;
    QuestionView shown = shown(question, call, found.staff());
    WorkItem step =
        found.staff() ? worklist.holdersOf(question.key()).stream().findFirst().orElse(null) : null;
    return new QuestionPage(
        call, shown,
        question.isPublished() ? answers.editions(found.question().id()) : List.of(), drafter,
        found.staff() ? (step == null ? null : step.dueAt()) : promised(shown, terms.counting(ANSWERING)),
        step == null || step.assigneeId() == null
            ? null
            : people.names(List.of(step.assigneeId())).get(step.assigneeId()),
        found.staff() ? found.question().stoppedAnswer() : null, found.staff(),
        writes && state != QuestionState.TO_RELEASE && state != QuestionState.WITHDRAWN && !question.askerToTell(),
        CallAnswering.mayRelease(viewer, found), CallAnswering.mayDrop(viewer, found), writes && question.askerToTell());
  }

  private QuestionView shown(QuestionView question, CallView call, boolean staff) {
    if (staff) {
      return question;
    }
    boolean told = question.isAnswered() && !clock.instant().isBefore(call.mailsAfter(question.answeredAt()));
    return question.toAsker(told);
  }

  /** A day that does not move with what the secretariat does in between. */
  private Instant promised(QuestionView shown, Function<LocalDate, LocalDate> term) {
    LocalDate day = shown.state().isOpen() ? term.apply(JapanTime.dateOf(shown.receivedAt())) : null;
    return day == null ? null : calendar.lastMomentOf(day);
  }

  /**
   * The call whose questions the viewer reads, all or those of the viewer's office.
   *
   * @throws Forbidden for who neither answers nor asks
   */
  public CallView listed(Viewer viewer, CallId id) {
    return list(viewer, id).view(grace);
  }

  private Call list(Viewer viewer, CallId id) {
    Call call = CallAccess.visible(rows, viewer, id);
    if (!viewer.isSecretariatOf(call.programme()) && !CallAsking.asks(viewer)) {
      throw new Forbidden(viewer.role() + " has no questions");
    }
    return call;
  }

  /** A page of them, beginning after {@code after} (null for the first); only the secretariat narrows it. */
  public List<QuestionLine> page(
      Viewer viewer, CallId id, QuestionFilter filter, QuestionColumn column, boolean descending, Place after, int size) {
    Call call = list(viewer, id);
    boolean staff = viewer.isSecretariatOf(call.programme());
    ListOrder order = column.order(descending);
    boolean searched = staff && filter.text() != null && !filter.text().isBlank();
    boolean byState = staff && filter.state() != null;
    StatementSpec statement =
        jdbc.sql(
                "select q.id, q.case_key, " + order.selected() + " from call_question q where q.call_id = :call"
                    + (staff ? "" : OWN)
                    + (byState ? " and q.state = :state" : "")
                    + (searched ? " and " + SearchText.mayBeIn(WORDS, "text") + " and " + SearchText.in(WORDS, "text") : "")
                    + order.after(after) + order.orderBy() + " limit :size")
            .param("call", id.value())
            .param("organisation", viewer.organisationId())
            .param("role", viewer.role().name())
            .param("state", byState ? filter.state().name() : "")
            .param("text", searched ? filter.text().strip() : "")
            .param("size", size);
    Map<UUID, Place> places = new LinkedHashMap<>();
    ListOrder.bind(statement, after)
        .query(
            row -> {
              places.put(
                  row.getObject("id", UUID.class), new Place(row.getString("sort_value"), row.getString("case_key")));
            });
    return lines(call.view(grace), staff, places);
  }

  private List<QuestionLine> lines(CallView call, boolean staff, Map<UUID, Place> places) {
    Map<UUID, CallQuestion> found =
        questions.findByIdIn(new ArrayList<>(places.keySet())).stream()
            .collect(Collectors.toMap(CallQuestion::id, Function.identity()));
    Function<LocalDate, LocalDate> term = staff ? null : terms.counting(ANSWERING);
    Map<CaseKey, WorkItem> steps =
        !staff ? Map.of() : worklist.nextSteps(found.values().stream().map(CallQuestion::key).toList(), PROCESSES);
    return places.entrySet().stream()
        .map(
            entry -> {
              QuestionView question = found.get(entry.getKey()).view();
              QuestionView shown = shown(question, call, staff);
              WorkItem step = steps.get(question.key());
              return new QuestionLine(
                  shown, !staff ? promised(shown, term) : step == null ? null : step.dueAt(), entry.getValue());
            })
        .toList();
  }

  /** How many questions wait for the secretariat, or how many the viewer's office asked; null for who has none. */
  public ListCount waiting(Viewer viewer, CallId id) {
    Call call = CallAccess.visible(rows, viewer, id);
    boolean staff = viewer.isSecretariatOf(call.programme());
    if (!staff && !CallAsking.asks(viewer)) {
      return null;
    }
    return ListCount.of(
        jdbc.sql(
                ListCount.sql(
                    "call_question q where q.call_id = :call"
                        + (staff ? " and (q.state in ('TO_ANSWER','TO_RELEASE','TO_REVISE') or q.asker_to_tell)" : OWN)))
            .param("call", id.value())
            .param("organisation", viewer.organisationId())
            .param("role", viewer.role().name()));
  }
}
