package jp.banso.disclosure.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.disclosure.Disclosure;
import jp.banso.disclosure.DisclosureFind;
import jp.banso.disclosure.DisclosureRequests;
import jp.banso.disclosure.DisclosureRequests.DisclosurePage;
import jp.banso.disclosure.DisclosureState;
import jp.banso.kernel.JapanTime;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.LinkView;
import jp.banso.platform.web.StepState;
import jp.banso.platform.web.StepView;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of a request, on which all is done with it; forms that came back stand on it as they were typed. */
@Component
class DisclosurePages {

  private static final int SHOWN = 100;

  private final DisclosureRequests requests;
  private final CaseNumbers numbers;
  private final DisclosureWords words;

  DisclosurePages(DisclosureRequests requests, CaseNumbers numbers, DisclosureWords words) {
    this.requests = requests;
    this.numbers = numbers;
    this.words = words;
  }

  String show(Viewer viewer, UUID id, int from, Model model) {
    DisclosurePage page = requests.page(viewer, id);
    Disclosure request = page.request();
    List<DisclosureFind> shown =
        page.finds().stream().filter(find -> find.number() >= from).limit(SHOWN).toList();
    model.addAttribute("page", page);
    model.addAttribute("disclosure", request);
    model.addAttribute("finds", shown);
    model.addAttribute("earlier", from > 1 ? Math.max(1, from - SHOWN) : null);
    model.addAttribute("later", from + SHOWN - 1 < page.finds().size() ? from + SHOWN : null);
    model.addAttribute("steps", steps(page));
    model.addAttribute("files", IntStream.rangeClosed(1, page.files()).boxed().toList());
    model.addAttribute("decisions", words.decisions());
    model.addAttribute("trail", words.trail(new LinkView(numbers.shown(request.key()), null)));
    put(model, "decisionForm", new DecisionForm(request.version(), List.of(), "", ""));
    put(model, "returnForm", new NoteForm(request.version(), ""));
    put(model, "dropForm", new NoteForm(request.version(), ""));
    put(model, "handForm", new HandForm(request.version(), "", ""));
    return "disclosure/disclosure";
  }

  String refused(Viewer viewer, UUID id, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return show(viewer, id, 1, model);
  }

  private List<StepView> steps(DisclosurePage page) {
    Disclosure request = page.request();
    List<StepView> steps = new ArrayList<>();
    steps.add(step(request, "disclosure.step.decide", 0, request.text().receivedOn(), request.dueOn()));
    steps.add(step(request, "disclosure.step.approve", 1, day(request.submittedAt()), request.dueOn()));
    steps.add(step(request, "disclosure.step.make", 2, day(request.approvedAt()), null));
    steps.add(step(request, "disclosure.step.hand", 3, day(request.madeAt()), request.dueOn()));
    return steps;
  }

  private StepView step(Disclosure request, String key, int place, LocalDate since, LocalDate until) {
    int now =
        switch (request.state()) {
          case OPEN -> 0;
          case TO_APPROVE -> 1;
          case MAKING -> 2;
          case READY -> 3;
          case HANDED, DROPPED -> 4;
        };
    boolean dropped = request.state() == DisclosureState.DROPPED;
    StepState state =
        place < now && !(dropped && since == null) ? StepState.DONE : place == now ? StepState.NOW : StepState.NEXT;
    return new StepView(words.text(key), state, null, state == StepState.NEXT ? null : since, dropped ? null : until);
  }

  private static LocalDate day(Instant at) {
    return at == null ? null : JapanTime.dateOf(at);
  }

  private static void put(Model model, String name, Object form) {
    if (!model.containsAttribute(name)) {
      model.addAttribute(name, form);
    }
  }
}
