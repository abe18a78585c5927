package jp.banso.selection.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.documents.DocumentView;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.web.FileDownload;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.LinkView;
import jp.banso.platform.web.OptionView;
import jp.banso.selection.ConflictRelation;
import jp.banso.selection.ReviewId;
import jp.banso.selection.ReviewPages;
import jp.banso.selection.ReviewService;
import jp.banso.selection.ReviewState;
import jp.banso.selection.ReviewView;
import org.springframework.context.MessageSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 審査: a reviewer's list, declaration and score sheet. */
@Controller
class ReviewController {

  private static final String PAGE = "selection/review";
  private static final int BEST = 5;

  private final ReviewPages pages;
  private final ReviewService service;
  private final Documents documents;
  private final MessageSource messages;

  ReviewController(ReviewPages pages, ReviewService service, Documents documents, MessageSource messages) {
    this.pages = pages;
    this.service = service;
    this.documents = documents;
    this.messages = messages;
  }

  @GetMapping("/reviews/{id}")
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    ReviewView view = fill(viewer, id, model);
    model.addAttribute(
        "form",
        view.state() == ReviewState.SCORING ? ScoreForm.of(view) : new DeclarationForm("", ""));
    return PAGE;
  }

  @PostMapping("/reviews/{id}/declaration")
  String declare(
      Viewer viewer,
      @PathVariable UUID id,
      @ModelAttribute("form") DeclarationForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    if (form.declared().isEmpty()) {
      errors.rejectValue("relation", "selection.review.refused.relation");
    }
    FreeText.of(errors).limit("reason", form.reason(), DeclarationForm.REASON);
    boolean again =
        FormErrors.refused(
            errors, response,
            () -> service.declare(viewer, new ReviewId(id), form.declared().get(), form.reason()));
    if (again) {
      fill(viewer, id, model);
      return PAGE;
    }
    boolean conflict = form.declared().get().isConflict();
    FlashMessages.success(
        redirect, conflict ? "selection.flash.excused" : "selection.flash.declared");
    return conflict ? "redirect:/reviews" : "redirect:/reviews/" + id;
  }

  @PostMapping("/reviews/{id}/scores")
  String score(
      Viewer viewer,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "submit") String act,
      @ModelAttribute("form") ScoreForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    ReviewView seen = pages.view(viewer, new ReviewId(id));
    if (seen.state() == ReviewState.SCORING && form.lines().size() != seen.criteria().size()) {
      throw new BadInput("score sheet");
    }
    boolean keep = act.equals("keep");
    form.limit(errors);
    if (!keep && seen.state() == ReviewState.SCORING) {
      form.check(errors);
    }
    try {
      boolean again =
          FormErrors.refused(
              errors, response,
              () ->
                  keep
                      ? service.keep(viewer, new ReviewId(id), form.version(), form.toSheet())
                      : service.submit(viewer, new ReviewId(id), form.version(), form.toSheet()));
      if (again) {
        fill(viewer, id, model);
        return PAGE;
      }
    } catch (StaleEdit | OptimisticLockingFailureException quicker) {
      ReviewView now = fill(viewer, id, model);
      if (now.state() != ReviewState.SCORING) {
        throw quicker;
      }
      ScoreForm theirs = ScoreForm.of(now);
      model.addAttribute("form", form.onto(theirs));
      return form.against(theirs, this::text).orReload("/reviews/" + id).over(PAGE, model, response);
    }
    FlashMessages.success(redirect, keep ? "selection.flash.kept" : "selection.flash.scored");
    return keep ? "redirect:/reviews/" + id : "redirect:/reviews";
  }

  @GetMapping("/reviews/{id}/papers/{document}")
  void paper(Viewer viewer, @PathVariable UUID id, @PathVariable UUID document, HttpServletResponse response)
      throws IOException {
    DocumentView paper = pages.paper(viewer, new ReviewId(id), document);
    documents.stream(paper.id(), FileDownload.to(response, paper.fileName(), paper.size()));
  }

  private ReviewView fill(Viewer viewer, UUID id, Model model) {
    ReviewView view = pages.view(viewer, new ReviewId(id));
    model.addAttribute("view", view);
    model.addAttribute(
        "relations",
        Arrays.stream(ConflictRelation.values())
            .map(one -> new OptionView(one.name(), text(one.messageKey())))
            .toList());
    model.addAttribute(
        "points",
        IntStream.rangeClosed(1, BEST)
            .mapToObj(n -> new OptionView(String.valueOf(n), text("selection.review.points." + n)))
            .toList());
    model.addAttribute(
        "trail",
        List.of(new LinkView(text("selection.reviews.title"), "/reviews"), new LinkView(view.areaName(), null)));
    return view;
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
