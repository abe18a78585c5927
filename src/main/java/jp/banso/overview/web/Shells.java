package jp.banso.overview.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.Wareki;
import jp.banso.parties.CurrentViewer;
import jp.banso.parties.Operators;
import jp.banso.parties.Viewer;
import jp.banso.worklist.RequestCounts;
import jp.banso.worklist.Worklist.Shelf;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Builds the frame for whoever looks. */
@Component
class Shells {

  private final CurrentViewer currentViewer;
  private final RequestCounts counts;
  private final MessageSource messages;
  private final Clock clock;
  private final boolean demo;

  Shells(
      CurrentViewer currentViewer,
      RequestCounts counts,
      MessageSource messages,
      Clock clock,
      @Value("${banso.demo.enabled:false}") boolean demo) {
    this.currentViewer = currentViewer;
    this.counts = counts;
    this.messages = messages;
    this.clock = clock;
    this.demo = demo;
  }

  /** Empty if nobody is signed in. */
  Optional<ShellView> shell(HttpServletRequest request) {
    return currentViewer.of(request).map(viewer -> shell(request, viewer));
  }

  /** What the banner says of the time, null in production. */
  String demoNow() {
    return demo ? Wareki.dateTime(clock.instant()) : null;
  }

  private ShellView shell(HttpServletRequest request, Viewer viewer) {
    LocalDate today = LocalDate.now(clock);
    return new ShellView(
        viewer.displayName(), viewer.organisationName(), text(viewer.role().messageKey()),
        currentViewer.rolesOf(request).size() > 1, Wareki.date(today), FiscalYear.of(today).name(),
        demo, demoNow(), navigation(request, viewer));
  }

  private List<NavItem> navigation(HttpServletRequest request, Viewer viewer) {
    String path = path(request);
    return Arrays.stream(Place.values())
        .filter(place -> place.isFor(viewer.role(), demo))
        .filter(place -> place != Place.COCKPIT || Operators.include(viewer))
        .map(
            place ->
                new NavItem(
                    text(place.labelKey()), place.href(),
                    place == Place.TASKS ? counts.of(request, viewer).of(Shelf.OPEN).all() : null,
                    place.holds(path)))
        .toList();
  }

  /** Of an error page, the address that the person asked for. */
  private static String path(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String uri = failed == null ? request.getRequestURI() : failed.toString();
    return uri.substring(request.getContextPath().length());
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
