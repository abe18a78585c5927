package jp.banso.handover;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.banso.correspondence.ProxyRecords;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.Groups;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.Registration;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.mail.MailAddresses;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 担当者・連絡先の確認: once a year, and whenever something changes, a desk says that its contact is right, or what it is. */
@Service
@Transactional
public class DeskConfirmations {

  /** What the work is called; see {@link jp.banso.worklist.WorkDescriber}. */
  public static final String WORK = "desk-confirmation";

  private final ConfirmationRows rows;
  private final People people;
  private final Registration registration;
  private final Worklist worklist;
  private final ProxyRecords proxyRecords;
  private final AuditLog audit;
  private final Clock clock;

  DeskConfirmations(
      ConfirmationRows rows, People people, Registration registration, Worklist worklist,
      ProxyRecords proxyRecords, AuditLog audit, Clock clock) {
    this.rows = rows;
    this.people = people;
    this.registration = registration;
    this.worklist = worklist;
    this.proxyRecords = proxyRecords;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A desk's contact of this fiscal year as its page shows it.
   *
   * @param contact null if none is registered yet
   * @param contactRole who answers there, by role; empty if it was never said
   * @param colleagues who has an account there
   * @param replyBy null if nobody has asked this year
   * @param confirmedAt null while it is not confirmed this year
   */
  public record DeskPage(
      PrefectureCode prefecture, FiscalYear year, DeskContact contact, String contactRole, List<PersonView> colleagues,
      LocalDate replyBy, Instant confirmedAt, String confirmedBy) {}

  /** For the desk itself and the secretariat. */
  @Transactional(readOnly = true)
  public DeskPage page(Viewer viewer, PrefectureCode prefecture) {
    requireSight(viewer, prefecture);
    FiscalYear year = FiscalYear.of(clock.instant());
    Optional<ConfirmationRows.Row> row = rows.find(viewer.programme(), year, prefecture);
    return new DeskPage(
        prefecture, year, people.desk(viewer.programme(), year, prefecture).orElse(null),
        rows.lastContactRole(viewer.programme(), prefecture),
        people.holding(Groups.prefecture(viewer.programme(), prefecture)),
        row.map(ConfirmationRows.Row::replyBy).orElse(null), row.map(ConfirmationRows.Row::confirmedAt).orElse(null),
        row.map(ConfirmationRows.Row::confirmedLabel).orElse(null));
  }

  /** The contact as it is right now; whether it differs from what was known is found out, not asked. */
  public Outcome<Boolean> confirm(Viewer viewer, DeskContact contact, String contactRole) {
    PrefectureCode prefecture = contact.prefecture();
    requireSight(viewer, prefecture);
    viewer.requireActFor(Groups.prefecture(viewer.programme(), prefecture), viewer.programme());
    if (!MailAddresses.isOne(contact.mail())) {
      return Outcome.refused("accounts.refused.mail");
    }
    FiscalYear year = FiscalYear.of(clock.instant());
    Optional<DeskContact> before = people.desk(viewer.programme(), year, prefecture);
    String knownRole = rows.lastContactRole(viewer.programme(), prefecture);
    // who answers there is said for the first time, and is no correction
    boolean changed =
        !before.equals(Optional.of(contact)) || !knownRole.isEmpty() && !knownRole.equals(contactRole);
    registration.desk(viewer.programme(), year, contact);
    rows.confirmed(
        viewer.programme(), year, prefecture, viewer.personId(), viewer.actor().label(), changed, contactRole,
        clock.instant());
    CaseKey key = key(viewer.programme(), year, prefecture);
    worklist.close(Source.MENTION, ref(key));
    proxyRecords.record(viewer, key, "handover.step.desk", contact.mail(), said(contact, contactRole));
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.handover.deskConfirmed", null)
            .detail("organisation", prefecture.name())
            .detail("before", before.map(DeskConfirmations::words).orElse(""))
            .detail("after", words(contact)));
    return Outcome.done(changed);
  }

  private static Map<String, String> said(DeskContact contact, String contactRole) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("parties.desks.name", contact.deskName());
    said.put("handover.desk.contactRole", contactRole);
    said.put("parties.people.mail", contact.mail());
    said.put("parties.desks.telephone", contact.telephone());
    return said;
  }

  private static String words(DeskContact contact) {
    return String.join(" ", contact.deskName(), contact.mail(), contact.telephone());
  }

  private static void requireSight(Viewer viewer, PrefectureCode prefecture) {
    boolean own = viewer.role() == RoleKind.PREFECTURE && prefecture.equals(viewer.prefectureOrNull());
    if (!own && !viewer.isSecretariatOf(viewer.programme())) {
      throw new NotFound("desk of " + prefecture.value());
    }
  }

  /** The number under which a desk is asked in a year: of its mails and its work. */
  static CaseKey key(ProgrammeCode programme, FiscalYear year, PrefectureCode prefecture) {
    return new CaseKey(year.label() + "-DESKS-" + programme.name() + "-" + prefecture.value());
  }

  static String ref(CaseKey key) {
    return "desk-" + key.value();
  }
}
