package jp.banso.parties.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.CalendarYears;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.Outcome;
import jp.banso.parties.CurrentViewer;
import jp.banso.parties.ProxyEntry;
import jp.banso.parties.ProxyErrors;
import jp.banso.parties.Viewer;
import jp.banso.parties.Viewers;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.documents.RecordFile;
import jp.banso.platform.security.SignedIn;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.UnreadDate;
import org.springframework.context.MessageSource;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.WebUtils;

/**
 * Gives handlers the {@link Viewer}, read anew. If the secretariat filled in the 代理入力 block of a
 * form, the viewer carries the entry, whatever the form is.
 */
@Component
public class ViewerArgument implements HandlerMethodArgumentResolver, CurrentViewer {

  public static final String CHOSEN_ROLE = "banso.chosenRole";
  private static final String CACHED = ViewerArgument.class.getName();

  private static final List<String> FIELDS =
      List.of("proxy.means", "proxy.saidBy", "proxy.saidOn", "proxy.note");

  private final Viewers viewers;
  private final Documents documents;
  private final MessageSource messages;
  private final Clock clock;

  ViewerArgument(
      Viewers viewers, Documents documents, MessageSource messages, Clock clock) {
    this.viewers = viewers;
    this.documents = documents;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType().equals(Viewer.class);
  }

  @Override
  public Viewer resolveArgument(
      MethodParameter parameter,
      ModelAndViewContainer container,
      NativeWebRequest webRequest,
      WebDataBinderFactory binders) {
    HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
    Viewer viewer = current(request);
    boolean offered = "POST".equals(request.getMethod()) && viewer.role().isSecretariat();
    return offered && FIELDS.stream().anyMatch(field -> !text(request, field).isEmpty())
        ? entry(request, container).map(entry -> viewers.recording(viewer, entry)).orElse(viewer)
        : viewer;
  }

  /**
   * The viewer of this request.
   *
   * @throws Forbidden if nobody is signed in or the person has no valid role any more
   */
  public Viewer current(HttpServletRequest request) {
    return of(request).orElseThrow(() -> new Forbidden("not signed in, or no valid role"));
  }

  @Override
  public Optional<Viewer> of(HttpServletRequest request) {
    List<Viewer> roles = rolesOf(request);
    HttpSession session = request.getSession(false);
    Object chosen = session == null ? null : session.getAttribute(CHOSEN_ROLE);
    return roles.stream()
        .filter(viewer -> viewer.roleId().equals(chosen))
        .findFirst()
        .or(() -> roles.stream().findFirst());
  }

  /** Read once a request: the frame, the page and its forms ask again and again. */
  @Override
  public List<Viewer> rolesOf(HttpServletRequest request) {
    if (request.getAttribute(CACHED) instanceof Roles cached) {
      return cached.all();
    }
    List<Viewer> roles =
        SignedIn.current().map(person -> viewers.rolesOf(person.personId())).orElse(List.of());
    request.setAttribute(CACHED, new Roles(roles));
    return roles;
  }

  private record Roles(List<Viewer> all) {}

  /** The entry, empty with a word at each field that is wanting: the step's form judges the rest. */
  private Optional<ProxyEntry> entry(HttpServletRequest request, ModelAndViewContainer container) {
    Optional<ProxyEntry.Means> means =
        Arrays.stream(ProxyEntry.Means.values())
            .filter(one -> one.name().equals(text(request, "proxy.means")))
            .findFirst();
    String saidBy = text(request, "proxy.saidBy");
    Optional<LocalDate> saidOn = CalendarYears.parse(text(request, "proxy.saidOn"));
    String note = text(request, "proxy.note");
    Map<String, String> errors = new LinkedHashMap<>();
    if (means.isEmpty()) {
      errors.put("proxy.means", message("parties.proxy.error.means"));
    }
    if (saidBy.isEmpty()) {
      errors.put("proxy.saidBy", message("parties.proxy.error.saidBy"));
    }
    if (saidOn.isEmpty()) {
      errors.put("proxy.saidOn", message(UnreadDate.reason(text(request, "proxy.saidOn"), "parties.proxy.error.saidOn")));
    } else if (saidOn.get().isAfter(LocalDate.now(clock))) {
      errors.put("proxy.saidOn", message("parties.proxy.error.saidOnFuture"));
    }
    limit(errors, "proxy.saidBy", saidBy, FreeText.LINE);
    limit(errors, "proxy.note", note, FreeText.NOTE);
    MultipartFile file = attachedFile(request);
    if (file != null && !isRecord(file)) {
      errors.put("proxy.file", message("parties.proxy.error.file"));
    }
    if (!errors.isEmpty()) {
      container.addAttribute(ProxyErrors.ATTRIBUTE, errors);
      return Optional.empty();
    }
    return Optional.of(
        new ProxyEntry(
            means.get(), saidBy, saidOn.get(), note, file == null ? null : () -> store(file)));
  }

  /** The mail or note that came along, null if none did. */
  private static MultipartFile attachedFile(HttpServletRequest request) {
    MultipartHttpServletRequest multipart =
        WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    MultipartFile file = multipart == null ? null : multipart.getFile("proxy.file");
    return file == null || file.isEmpty() ? null : file;
  }

  private static boolean isRecord(MultipartFile file) {
    try {
      return RecordFile.fits(file.getOriginalFilename(), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private UUID store(MultipartFile file) {
    try (InputStream content = file.getInputStream()) {
      return documents
          .store(file.getOriginalFilename(), "application/octet-stream", content)
          .value();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void limit(Map<String, String> errors, String field, String typed, int longest) {
    if (FreeText.within(typed, longest) instanceof Outcome.Refused<Void> refused) {
      errors.put(field, message(refused.messageKey(), refused.arguments().toArray()));
    }
  }

  private String message(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }

  private static String text(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value.strip();
  }
}
