package jp.banso.support;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.banso.correspondence.ProxyRecords;
import jp.banso.kernel.CaseKey;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Component;

/** Leaves the trace of an act: the history of the case and, for another's word, the proxy record. */
@Component
class SupportActs {

  private static final String AUDIT = "audit.support.";
  private static final String STEP = "support.step.";
  private static final String REASON = "support.step.said.reason";

  private final AuditLog audit;
  private final ProxyRecords proxies;

  SupportActs(AuditLog audit, ProxyRecords proxies) {
    this.audit = audit;
    this.proxies = proxies;
  }

  /** An act that all who see the case may read. */
  void done(Viewer viewer, CaseKey key, String verb, String reason) {
    audit.record(entry(viewer, key, verb, reason).forAll());
  }

  /** An act that regions, prefectures and advisors do not read. */
  void doneInside(Viewer viewer, CaseKey key, String verb, String reason) {
    audit.record(entry(viewer, key, verb, reason).audience(Audience.MINISTRY));
  }

  /** A step of an outside person, done by the person or recorded on its word. */
  void outside(Viewer viewer, CaseKey key, String verb, String reason, String personsMail) {
    outside(viewer, key, verb, reason, personsMail, Map.of(REASON, reason == null ? "" : reason));
  }

  /** As before; {@code said} is what the person is shown in its copy, by the message key of its field. */
  void outside(
      Viewer viewer, CaseKey key, String verb, String reason, String personsMail, Map<String, String> said) {
    done(viewer, key, verb, reason);
    proxies.record(viewer, key, STEP + verb, personsMail, said);
  }

  /** Field after field, in their order. */
  static Map<String, String> said(String... fieldsAndTexts) {
    Map<String, String> said = new LinkedHashMap<>();
    for (int i = 0; i < fieldsAndTexts.length; i += 2) {
      said.put(fieldsAndTexts[i], fieldsAndTexts[i + 1]);
    }
    return said;
  }

  void bySystem(CaseKey key, String verb) {
    audit.record(
        AuditEntry.of(jp.banso.platform.audit.Actor.system(), AUDIT + verb, key).forAll());
  }

  private static AuditEntry entry(Viewer viewer, CaseKey key, String verb, String reason) {
    AuditEntry entry = AuditEntry.of(viewer.actor(), AUDIT + verb, key);
    return reason == null || reason.isBlank() ? entry : entry.detail("reason", reason);
  }
}
