package jp.banso.parties.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.Wareki;
import jp.banso.parties.CurrentViewer;
import jp.banso.parties.ProxyEntry;
import jp.banso.parties.Viewer;
import jp.banso.parties.Viewers;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.security.SignedIn;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.MultipartFile;

/**
 * Gives handlers the {@link Viewer}, read anew. If the secretariat filled in the 代理入力 block of a
 * form, the viewer carries the entry, whatever the form is.
 */
@Component
public class ViewerArgument implements HandlerMethodArgumentResolver, CurrentViewer {

  public static final String CHOSEN_ROLE = "banso.chosenRole";
  private static final String CACHED = ViewerArgument.class.getName();

  private final Viewers viewers;
  private final Documents documents;

  ViewerArgument(Viewers viewers, Documents documents) {
    this.viewers = viewers;
    this.documents = documents;
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
      WebDataBinderFactory binders)
      throws IOException {
    HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
    Viewer viewer = current(request);
    String means = request.getParameter("proxy.means");
    boolean offered = "POST".equals(request.getMethod()) && viewer.role().isSecretariat();
    return offered && means != null && !means.isBlank()
        ? viewers.recording(viewer, entry(request, means))
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
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    List<Viewer> roles =
        authentication != null && authentication.getPrincipal() instanceof SignedIn person
            ? viewers.rolesOf(person.personId())
            : List.of();
    request.setAttribute(CACHED, new Roles(roles));
    return roles;
  }

  private record Roles(List<Viewer> all) {}

  private ProxyEntry entry(HttpServletRequest request, String means) throws IOException {
    String saidBy = text(request, "proxy.saidBy");
    LocalDate saidOn =
        Wareki.parse(text(request, "proxy.saidOn"))
            .orElseThrow(() -> new BadInput("day of the proxy entry"));
    if (saidBy.isEmpty()) {
      throw new BadInput("who said it");
    }
    return new ProxyEntry(
        ProxyEntry.Means.valueOf(means), saidBy, saidOn, text(request, "proxy.note"), file(request));
  }

  private UUID file(HttpServletRequest request) throws IOException {
    if (request instanceof MultipartHttpServletRequest multipart) {
      MultipartFile file = multipart.getFile("proxy.file");
      if (file != null && !file.isEmpty()) {
        try (InputStream content = file.getInputStream()) {
          return documents.store(file.getOriginalFilename(), "application/octet-stream", content).value();
        }
      }
    }
    return null;
  }

  private static String text(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value.strip();
  }
}
