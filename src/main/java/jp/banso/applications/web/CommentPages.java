package jp.banso.applications.web;

import java.util.List;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.CaseReading;
import jp.banso.drafting.CommentThread;
import jp.banso.drafting.Comments;
import jp.banso.forms.FormSection;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The conversation beside a section. */
@Component
class CommentPages {

  private final Comments comments;
  private final CaseReading cases;

  CommentPages(Comments comments, CaseReading cases) {
    this.comments = comments;
    this.cases = cases;
  }

  /** A field that a comment can be about. */
  public record FieldView(String path, String label) {}

  void beside(Viewer viewer, ApplicationView view, String section, Model model) {
    List<FieldView> fields =
        cases.form(viewer, view.id()).section(section).map(FormSection::fields).orElse(List.of()).stream()
            .map(field -> new FieldView(field.path(), field.label()))
            .toList();
    List<CommentThread> threads = comments.threads(viewer, view.key()).getOrDefault(section, List.of());
    model.addAttribute("threads", threads.stream().filter(CommentThread::isOpen).toList());
    model.addAttribute("settledThreads", threads.stream().filter(thread -> !thread.isOpen()).toList());
    model.addAttribute("commentFields", fields);
    model.addAttribute("commentsOpen", comments.isOpen(viewer, view.key()));
    boolean inner = comments.beginsInner(viewer, view.key());
    model.addAttribute("commentsInner", inner);
    model.addAttribute("askable", comments.askable(viewer, view.key(), inner));
    model.addAttribute("askableInner", viewer.role() == RoleKind.PREFECTURE ? List.of() : comments.askable(viewer, view.key(), true));
  }
}
