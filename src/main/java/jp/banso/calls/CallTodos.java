package jp.banso.calls;

import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.FiscalYear;
import jp.banso.parties.PeopleDesk;
import jp.banso.parties.PersonView;
import jp.banso.parties.SecondPerson;
import jp.banso.parties.Viewer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 公表までに行うこと: what the data tell of a prepared call, for those who prepare it. */
@Service
@Transactional(readOnly = true)
public class CallTodos {

  private final CallRows rows;
  private final CallPapers papers;
  private final PrefectureNotices notices;
  private final PeopleDesk desks;
  private final SecondPerson secondPerson;
  private final BusinessCalendar calendar;
  private final Duration grace;

  CallTodos(
      CallRows rows,
      CallPapers papers,
      PrefectureNotices notices,
      PeopleDesk desks,
      SecondPerson secondPerson,
      BusinessCalendar calendar,
      @Value("${banso.calls.closing-grace:PT2M}") Duration grace) {
    this.rows = rows;
    this.papers = papers;
    this.notices = notices;
    this.desks = desks;
    this.secondPerson = secondPerson;
    this.calendar = calendar;
    this.grace = grace;
  }

  /** In the order in which they are done; none once the call was confirmed, and for who does not prepare it. */
  public List<CallTodo> of(Viewer viewer, CallId id) {
    Call call = CallAccess.visible(rows, viewer, id);
    if (!viewer.isSecretariatOf(call.programme()) || call.state() != CallState.PREPARED) {
      return List.of();
    }
    String page = "/calls/" + id.value();
    List<CallTodo> todos = new ArrayList<>();
    Optional<Call> copied = call.copiedFrom().flatMap(rows::findById);
    copied.ifPresent(
        source -> {
          todos.add(
              todo(
                  !call.isTermsLooked(), "calls.todo.terms.open", "calls.todo.terms.done",
                  source.year().name(), page + "/terms"));
          if (source.terms().questionsUntil() != null && moved(source, call).questionsUntil() == null) {
            todos.add(
                todo(call.terms().questionsUntil() == null, "calls.todo.questions.open", "calls.todo.questions.done",
                    source.year().name(), page + "/terms"));
          }
          todos.add(
              todo(
                  !call.isCriteriaLooked(), "calls.todo.criteria.open",
                  "calls.todo.criteria.done", source.year().name(), page + "/criteria"));
        });
    List<FiscalYear> before = earlierEditions(call);
    List<CallDocument> documents = papers.documents(id);
    String old =
        documents.stream()
            .filter(paper -> speaksOf(paper, before))
            .map(paper -> (paper.mark() + " " + paper.title()).strip())
            .collect(Collectors.joining("\u3001"));
    todos.add(todo(!old.isEmpty(), "calls.todo.papers.open", "calls.todo.papers.done", old, page + "/papers"));
    // a copy has neither the paper nor the terms on which it goes out
    if (Stream.concat(Stream.of(call), copied.stream()).anyMatch(this::forwardsNotice)) {
      boolean lacking = documents.stream().noneMatch(paper -> paper.kind() == CallDocument.Kind.NOTICE);
      todos.add(todo(lacking, "calls.todo.notice.open", "calls.todo.notice.done", "", page + "/papers"));
    }
    int missing = notices.withoutDesk(call.programme(), call.year()).size();
    todos.add(
        todo(missing > 0, "calls.todo.desks.open", "calls.todo.desks.done", missing,
            desks.mayReadDesks(viewer, call.year()) ? "/people/desks?year=" + call.year().year() : null));
    String confirming =
        secondPerson.among(call.programme(), call.editors()).stream()
            .map(PersonView::displayName)
            .collect(Collectors.joining("\u3001"));
    todos.add(todo(confirming.isEmpty(), "calls.todo.confirm.nobody", "calls.todo.confirm.who", confirming, null));
    return todos;
  }

  private boolean forwardsNotice(Call call) {
    return call.view(grace).mailTerms().noticeForwarding() != MailTerms.NoticeForwarding.NONE;
  }

  private static CallTodo todo(boolean open, String openKey, String doneKey, Object subject, String page) {
    return new CallTodo(open ? openKey : doneKey, subject, !open, page);
  }

  private CallTerms moved(Call source, Call copy) {
    return new EditionDates(calendar, copy.fiscalYear() - source.fiscalYear()).moved(source.terms());
  }

  /** Years from which a paper may have come along; another year stands in a paper of its own accord. */
  private List<FiscalYear> earlierEditions(Call call) {
    return rows.findByProgrammeOrderByFiscalYearDescCaseKeyDesc(call.programme()).stream()
        .map(Call::year)
        .filter(year -> year.compareTo(call.year()) < 0)
        .distinct()
        .toList();
  }

  /** In its text: what is in a file is not read. */
  private static boolean speaksOf(CallDocument paper, List<FiscalYear> years) {
    return Stream.of(paper.title(), paper.fileName(), paper.body())
        .filter(text -> text != null)
        .map(text -> Normalizer.normalize(text, Normalizer.Form.NFKC))
        .anyMatch(text -> years.stream().anyMatch(year -> text.contains(year.name())));
  }
}
