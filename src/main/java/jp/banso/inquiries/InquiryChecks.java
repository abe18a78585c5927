package jp.banso.inquiries;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.banso.consultation.DeskTerms.CheckLine;
import jp.banso.consultation.OpenDesks;
import jp.banso.inquiries.CheckRows.Tick;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 確認事項: what the desk goes through with an inquiry. The list is that of the terms under which it came, so that a tick
 * keeps its meaning; what was opened anew is gone through anew.
 */
@Service
@Transactional
public class InquiryChecks {

  /** Refusal of an answer while a required point is open. */
  public static final String MISSING = "inquiries.refused.checks";

  private final InquiryAccess access;
  private final CheckRows rows;
  private final OpenDesks desks;
  private final AuditLog audit;
  private final Clock clock;

  InquiryChecks(InquiryAccess access, CheckRows rows, OpenDesks desks, AuditLog audit, Clock clock) {
    this.access = access;
    this.rows = rows;
    this.desks = desks;
    this.audit = audit;
    this.clock = clock;
  }

  /** The points with who looked at them; empty if the terms list none. */
  @Transactional(readOnly = true)
  public List<CheckPoint> of(Viewer viewer, InquiryId id) {
    return points(access.visible(viewer, id));
  }

  private List<CheckPoint> points(Inquiry inquiry) {
    Map<Integer, Tick> ticks = rows.of(inquiry);
    return lines(inquiry).stream()
        .map(
            line -> {
              Tick tick = ticks.get(line.number());
              return new CheckPoint(
                  line.number(), line.text(), line.required(), tick == null ? null : tick.by(),
                  tick == null ? null : tick.at());
            })
        .toList();
  }

  private List<CheckLine> lines(Inquiry inquiry) {
    return desks.get(inquiry.deskId()).terms().checkLines();
  }

  /**
   * Keeps what a clerk has changed on the list; what others have ticked meanwhile stays.
   *
   * @param ticked numbers of the points that are ticked now
   * @param shown numbers of those that were when the list was shown
   */
  public void mark(Viewer viewer, InquiryId id, Set<Integer> ticked, Set<Integer> shown) {
    if (ticked.equals(shown)) {
      return;
    }
    Inquiry inquiry = access.held(viewer, id);
    inquiry.requireOpen();
    Instant now = clock.instant();
    List<String> added = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    for (CheckLine line : lines(inquiry)) {
      boolean is = ticked.contains(line.number());
      boolean was = shown.contains(line.number());
      if (is && !was && rows.tick(inquiry, line, viewer.personId(), viewer.displayName(), now)) {
        added.add(line.text());
      } else if (was && !is && rows.untick(inquiry, line)) {
        removed.add(line.text());
      }
    }
    record(viewer, inquiry, "audit.inquiries.checked", added);
    record(viewer, inquiry, "audit.inquiries.unchecked", removed);
  }

  private void record(Viewer viewer, Inquiry inquiry, String action, List<String> lines) {
    if (!lines.isEmpty()) {
      audit.record(AuditEntry.of(viewer.actor(), action, inquiry.key()).detail("checks", listed(lines)));
    }
  }

  private static String listed(List<String> lines) {
    return lines.stream().collect(Collectors.joining("\u3001"));
  }

  /** Why no answer of it goes yet; empty if nothing that is required is open. */
  Optional<Outcome<Void>> refusal(Inquiry inquiry) {
    List<String> open =
        points(inquiry).stream().filter(point -> point.required() && !point.isTicked()).map(CheckPoint::text).toList();
    return open.isEmpty() ? Optional.empty() : Optional.of(Outcome.refused(MISSING, listed(open)));
  }
}
