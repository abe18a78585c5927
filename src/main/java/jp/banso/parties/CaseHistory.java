package jp.banso.parties;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jp.banso.kernel.CaseKey;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.audit.AuditedAct;
import jp.banso.platform.web.HistoryView;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/**
 * The history of a case in the words of its viewer. Each action is a message key whose sentence may
 * name one detail, {@code reason}; others stay in the log.
 */
@Service
public class CaseHistory {

  private final AuditLog audit;
  private final MessageSource messages;

  CaseHistory(AuditLog audit, MessageSource messages) {
    this.audit = audit;
    this.messages = messages;
  }

  /**
   * The acts on a case and its children that the viewer's role may read; the module has checked that
   * the viewer may see the case and all of its children.
   */
  public List<HistoryView> of(Viewer viewer, CaseKey key) {
    return views(audit.historyOf(key, viewer.role().reads()));
  }

  /**
   * The acts on the case itself: under a call all applications are children, and who may see the
   * call may not see them.
   */
  public List<HistoryView> ofItself(Viewer viewer, CaseKey key) {
    return views(audit.ownHistoryOf(key, viewer.role().reads()));
  }

  private List<HistoryView> views(List<AuditedAct> acts) {
    return acts.stream().map(this::view).toList();
  }

  /** What others did lately in the viewer's programme; only the secretariat follows all of it. */
  public List<RecentAct> latest(Viewer viewer, int size) {
    if (!viewer.role().isSecretariat()) {
      return List.of();
    }
    return audit
        .latestOfOthers(
            viewer.programme(), viewer.personId(), viewer.role().reads(), size)
        .stream()
        .map(act -> new RecentAct(act.caseKey(), view(act)))
        .toList();
  }

  /** The latest acts on something that is no case, each with all that was noted of it. */
  public List<HistoryView> ofNoCase(List<AuditedAct> acts) {
    return acts.stream().map(act -> view(act, noted(act))).toList();
  }

  private static String noted(AuditedAct act) {
    return act.details().values().stream()
        .filter(value -> !value.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** An act with the number of its case. */
  public record RecentAct(String caseKey, HistoryView act) {}

  private HistoryView view(AuditedAct act) {
    return view(act, act.details().get("reason"));
  }

  private HistoryView view(AuditedAct act, String detail) {
    String who =
        act.actorRole().equals("SYSTEM")
            ? messages.getMessage("parties.actor.system", null, Locale.JAPAN)
            : act.actorLabel();
    return new HistoryView(
        act.at(), who, messages.getMessage(act.action(), null, act.action(), Locale.JAPAN),
        act.proxyNote(), detail);
  }
}
