package jp.banso.support.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Groups;
import jp.banso.parties.ProxyErrors;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.web.LinkView;
import jp.banso.platform.web.OptionView;
import jp.banso.support.CycleView;
import jp.banso.support.MeetingForm;
import jp.banso.support.SupportCycleId;
import jp.banso.support.SupportDesk;
import jp.banso.support.SupportStep.Part;
import jp.banso.support.SupportSteps;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.multipart.MultipartFile;

/** What every page of the support shares: whose case it is, who may act on it, how a refusal is said. */
@Component
class SupportPages {

  private final SupportDesk desk;
  private final SupportSteps steps;
  private final Documents documents;
  private final MessageSource messages;

  SupportPages(SupportDesk desk, SupportSteps steps, Documents documents, MessageSource messages) {
    this.desk = desk;
    this.steps = steps;
    this.documents = documents;
    this.messages = messages;
  }

  /** Fills the head of a page of the region; that of another answers 404 here. */
  CycleView fill(Model model, Viewer viewer, SupportCycleId id, String titleKey) {
    CycleView cycle = head(model, viewer, id, text(titleKey));
    may(model, viewer, id, Part.REGION, 0);
    return cycle;
  }

  /** As {@link #fill}, for a numbered part of the region. */
  CycleView fillPart(
      Model model, Viewer viewer, SupportCycleId id, Part part, int number, String titleKey) {
    CycleView cycle = head(model, viewer, id, text(titleKey, number));
    may(model, viewer, id, part, number);
    return cycle;
  }

  /** As {@link #fill}, for a meeting, which is called as its call foresees it. */
  CycleView fillMeeting(Model model, Viewer viewer, SupportCycleId id, int number) {
    CycleView cycle = head(model, viewer, id, desk.limits(viewer, id).meetings().name(number));
    may(model, viewer, id, Part.MEETING, number);
    return cycle;
  }

  /** What the viewer can do now: a page offers a form only for these. */
  private void may(Model model, Viewer viewer, SupportCycleId id, Part part, int number) {
    model.addAttribute(
        "may",
        steps.open(viewer, id, part, number).stream().map(Enum::name).collect(Collectors.toSet()));
  }

  private CycleView head(Model model, Viewer viewer, SupportCycleId id, String title) {
    CycleView cycle = desk.cycle(viewer, id);
    boolean staff = viewer.isSecretariatOf(cycle.programme());
    model.addAttribute("cycle", cycle);
    model.addAttribute("id", id.value());
    model.addAttribute("title", title);
    model.addAttribute("staff", staff);
    model.addAttribute(
        "readsAddresses",
        staff || viewer.holds(Groups.area(cycle.key())) || viewer.role() == RoleKind.PREFECTURE);
    model.addAttribute("limits", desk.limits(viewer, id));
    model.addAttribute(
        "items",
        List.of(
            new LinkView(text("support.list.title"), "/support"),
            new LinkView(cycle.subject(), "/support/" + id.value()),
            new LinkView(title, null)));
    model.addAttribute("proxyOffered", staff);
    return cycle;
  }

  /** True, with a word at the field, if the secretariat takes an outside step without 代理入力. */
  boolean proxyMissing(Model model, Viewer viewer, CycleView cycle) {
    boolean missing = viewer.isSecretariatOf(cycle.programme()) && viewer.proxy().isEmpty();
    if (missing) {
      ProxyErrors.wordMissing(model, text("support.error.proxy"));
    }
    return missing;
  }

  /** Says a refusal at the field that it is about, or on top of the form; what was typed stays. */
  static boolean refused(Outcome<?> outcome, BindingResult errors) {
    if (outcome instanceof Outcome.Refused<?> refused) {
      errors.rejectValue(
          RefusedField.of(refused, errors).orElse(null), refused.messageKey(),
          refused.arguments().toArray(), refused.messageKey());
      return true;
    }
    return false;
  }

  static String again(HttpServletResponse response, String view) {
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    return view;
  }

  static String toCase(UUID id) {
    return "redirect:/support/" + id;
  }

  /** Stores what was uploaded; an empty file field is none. */
  List<DocumentId> store(List<MultipartFile> files) throws IOException {
    List<DocumentId> stored = new ArrayList<>();
    for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
      if (!file.isEmpty()) {
        try (InputStream content = file.getInputStream()) {
          stored.add(documents.store(file.getOriginalFilename(), "application/octet-stream", content));
        }
      }
    }
    return stored;
  }

  List<OptionView> forms() {
    return options(MeetingForm.values(), MeetingForm::messageKey);
  }

  <E extends Enum<E>> List<OptionView> options(E[] values, Function<E, String> key) {
    return Arrays.stream(values).map(value -> new OptionView(value.name(), text(key.apply(value)))).toList();
  }

  OptionView option(String value, String key) {
    return new OptionView(value, text(key));
  }

  String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
