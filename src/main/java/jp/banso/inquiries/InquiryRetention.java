package jp.banso.inquiries;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.banso.consultation.DeskId;
import jp.banso.consultation.DeskRetention;
import jp.banso.consultation.OpenDesks;
import jp.banso.correspondence.CaseMailRecords;
import jp.banso.correspondence.CaseMailRecords.Kept;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 保存期間と削除: what was asked is kept as long as its terms say, and then deleted wherever it lies. One person looks at what
 * goes, a manager who is not that person confirms it, and it goes in portions.
 */
@Service
@Transactional
public class InquiryRetention {

  /** What the work is about when a deletion waits for a second person; see {@link jp.banso.worklist.WorkDescriber}. */
  public static final String WORK = "inquiry-deletion";

  private final InquiryAccess access;
  private final Deletions deletions;
  private final LooseMails loose;
  private final OpenDesks desks;
  private final CaseMailRecords mails;
  private final InquiryProcess process;
  private final AnswerChecks checks;
  private final ObjectProvider<KeptInquiries> needed;
  private final People people;
  private final Worklist worklist;
  private final MessageSource messages;
  private final JdbcClient jdbc;
  private final AuditLog audit;
  private final Clock clock;

  InquiryRetention(
      InquiryAccess access, Deletions deletions, LooseMails loose, OpenDesks desks, CaseMailRecords mails,
      InquiryProcess process, AnswerChecks checks, ObjectProvider<KeptInquiries> needed, People people,
      Worklist worklist, MessageSource messages, JdbcClient jdbc, AuditLog audit, Clock clock) {
    this.access = access;
    this.deletions = deletions;
    this.loose = loose;
    this.desks = desks;
    this.mails = mails;
    this.process = process;
    this.checks = checks;
    this.needed = needed;
    this.people = people;
    this.worklist = worklist;
    this.messages = messages;
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /** Every edition of the desk's terms with what is kept under it. */
  @Transactional(readOnly = true)
  public List<RetentionYear> years(Viewer viewer) {
    InquiryAccess.requireDesk(viewer);
    return desks.retentions(viewer.programme()).stream()
        .map(
            terms -> {
              Deletions.Counts counts = deletions.counts(viewer.programme(), terms.id());
              boolean over = isOver(terms);
              return new RetentionYear(terms, over, over ? counts.due() : 0, counts.held(), counts.open());
            })
        .toList();
  }

  private boolean isOver(DeskRetention terms) {
    return terms.until().isBefore(JapanTime.dateOf(clock.instant()));
  }

  @Transactional(readOnly = true)
  public List<Deletion> deletions(Viewer viewer) {
    InquiryAccess.requireDesk(viewer);
    return deletions.of(viewer.programme());
  }

  /** @throws NotFound if there is none for the viewer */
  @Transactional(readOnly = true)
  public Deletion deletion(Viewer viewer, UUID id) {
    InquiryAccess.requireDesk(viewer);
    return deletions.find(viewer.programme(), id).orElseThrow(() -> new NotFound("deletion " + id));
  }

  /** A page of what a deletion names. */
  @Transactional(readOnly = true)
  public List<DeletionCase> cases(Viewer viewer, UUID id, Place after, int size) {
    return deletions.cases(deletion(viewer, id).id(), after, size);
  }

  /**
   * Names everything whose time is over, to be looked at; deletes nothing. It may be nothing by name if the last deletion
   * left something that is on no case.
   */
  public Outcome<UUID> prepare(Viewer viewer) {
    InquiryAccess.requireInPerson(viewer);
    if (deletions.isOneOpen(viewer.programme())) {
      return Outcome.refused("inquiries.deletion.refused.open");
    }
    List<DeskId> over =
        desks.retentions(viewer.programme()).stream().filter(this::isOver).map(DeskRetention::id).toList();
    List<UUID> onNoCase = loose.over(viewer.programme(), clock.instant());
    if (onNoCase.isEmpty()
        && !deletions.hasLeft(viewer.programme())
        && over.stream().allMatch(desk -> deletions.counts(viewer.programme(), desk).due() == 0)) {
      return Outcome.refused("inquiries.deletion.refused.none");
    }
    UUID id = UUID.randomUUID();
    deletions.insert(id, viewer.programme(), viewer.personId(), viewer.actor().label(), clock.instant());
    List<CaseKey> keys = deletions.name(id, viewer.programme(), over);
    loose.name(id, onNoCase);
    Kept kept = mails.count(keys, deletions.mails(id, mails.belonging(keys, InquiryMailHandler.NAME)));
    deletions.numbers(id, keys.size(), kept.mails(), kept.files());
    worklist.open(
        Source.MENTION, id.toString(), viewer.programme(), Groups.secretariatManager(viewer.programme()), null, WORK,
        messages.getMessage("inquiries.deletion.work", null, Locale.JAPAN));
    record(viewer, "audit.inquiries.deletionPrepared", keys.size());
    return Outcome.done(id);
  }

  /** Whether the viewer is the second person of this deletion. */
  @Transactional(readOnly = true)
  public boolean mayConfirm(Viewer viewer, UUID id) {
    Deletion deletion = deletion(viewer, id);
    return deletion.state() == DeletionState.PREPARED
        && viewer.isManagerOf(viewer.programme())
        && viewer.proxy().isEmpty()
        && !deletion.preparer().equals(viewer.personId());
  }

  /** From now on it goes, in portions. */
  public void confirm(Viewer viewer, UUID id) {
    Deletion deletion = deletion(viewer, id);
    viewer.requireInPerson(Groups.secretariatManager(viewer.programme()), viewer.programme());
    if (deletion.preparer().equals(viewer.personId())) {
      throw new Forbidden("who prepared the deletion does not confirm it");
    }
    if (!deletions.confirm(id, viewer.personId(), viewer.actor().label(), clock.instant())) {
      throw new AlreadyDone("deletion " + id);
    }
    worklist.close(Source.MENTION, id.toString());
    record(viewer, "audit.inquiries.deletionConfirmed", deletion.cases());
  }

  /** Gives it up; nothing was deleted. */
  public void drop(Viewer viewer, UUID id) {
    Deletion deletion = deletion(viewer, id);
    InquiryAccess.requireInPerson(viewer);
    if (!deletions.drop(id, clock.instant())) {
      throw new AlreadyDone("deletion " + id);
    }
    worklist.close(Source.MENTION, id.toString());
    record(viewer, "audit.inquiries.deletionDropped", deletion.cases());
  }

  private void record(Viewer viewer, String action, int cases) {
    audit.record(
        AuditEntry.logged(viewer.actor(), action, null)
            .detail("programme", viewer.programme().name())
            .detail("count", cases));
  }

  /** Why an inquiry is kept beyond its time; empty if nobody holds it. */
  @Transactional(readOnly = true)
  public Optional<InquiryHold> hold(Viewer viewer, InquiryId id) {
    return jdbc.sql("select reason, held_by, held_at from inquiry_hold where inquiry_id = ?")
        .param(access.visible(viewer, id).id())
        .query(
            (row, number) ->
                Map.entry(
                    row.getObject("held_by", UUID.class),
                    new InquiryHold(row.getString("reason"), null, row.getTimestamp("held_at").toInstant())))
        .optional()
        .map(
            held ->
                new InquiryHold(
                    held.getValue().reason(), people.names(List.of(held.getKey())).get(held.getKey()),
                    held.getValue().at()));
  }

  /** It is kept until somebody says otherwise: a claim, an audit, a request of its asker. */
  public void keep(Viewer viewer, InquiryId id, String reason) {
    Inquiry inquiry = access.held(viewer, id);
    int held =
        jdbc.sql(
                "insert into inquiry_hold (inquiry_id, reason, held_by, held_at) values (?, ?, ?, ?)"
                    + " on conflict do nothing")
            .params(inquiry.id(), reason, viewer.personId(), Timestamp.from(clock.instant()))
            .update();
    if (held == 0) {
      throw new AlreadyDone(inquiry.key() + " is held");
    }
    audit.record(AuditEntry.of(viewer.actor(), "audit.inquiries.held", inquiry.key()).detail("reason", reason));
  }

  /** It goes when its time is over. */
  public void letGo(Viewer viewer, InquiryId id) {
    Inquiry inquiry = access.held(viewer, id);
    if (jdbc.sql("delete from inquiry_hold where inquiry_id = ?").param(inquiry.id()).update() == 0) {
      throw new AlreadyDone(inquiry.key() + " is not held");
    }
    audit.record(AuditEntry.of(viewer.actor(), "audit.inquiries.letGo", inquiry.key()));
  }

  /** One of what a confirmed deletion names, with those that were merged into it; whoever holds it by now keeps it. */
  @Transactional(propagation = Propagation.MANDATORY)
  void delete(UUID deletion, UUID inquiry) {
    Instant now = clock.instant();
    Set<UUID> family = deletions.family(inquiry);
    if (!deletions.mayGo(family) || !isDue(family) || isNeeded(family)) {
      deletions.kept(deletion, family, now);
      return;
    }
    List<CaseKey> keys = deletions.keys(family);
    List<UUID> came = deletions.ownMails(family, mails.belonging(keys, InquiryMailHandler.NAME));
    checks.drop(family);
    keys.forEach(
        key -> {
          mails.erase(key, came, InquiryMailHandler.NAME);
          process.forget(key);
        });
    audit.erase(keys);
    deletions.delete(family);
    deletions.deleted(deletion, family, now);
  }

  private boolean isNeeded(Set<UUID> family) {
    List<InquiryId> ids = family.stream().map(InquiryId::new).toList();
    return needed.stream().anyMatch(port -> port.areNeeded(ids));
  }

  /** A mail on no case that a confirmed deletion names. */
  @Transactional(propagation = Propagation.MANDATORY)
  void deleteLoose(UUID deletion, UUID mail) {
    loose.delete(deletion, mail, clock.instant());
  }

  /**
   * Nothing is left of what a confirmed deletion names but what cannot be deleted: that is somebody's work, and the next
   * deletion names it again. What earlier ones left has been tried by this one too, so that theirs is done.
   *
   * @param rest whether what is on no case goes as well
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void finish(UUID deletion, boolean rest) {
    ProgrammeCode programme = deletions.programme(deletion);
    if (rest) {
      loose.deleteRest(programme, deletions.find(programme, deletion).orElseThrow().preparedAt());
    }
    deletions.withFailures(programme).forEach(before -> worklist.close(Source.MENTION, before.toString()));
    deletions.finish(deletion, clock.instant());
    if (deletions.find(programme, deletion).orElseThrow().failed() > 0) {
      worklist.open(
          Source.MENTION, deletion.toString(), programme, Groups.secretariatManager(programme), null, WORK,
          messages.getMessage("inquiries.deletion.work.failed", null, Locale.JAPAN));
    }
  }

  /** One of another year may have been merged into it, whose time is not over. */
  private boolean isDue(Set<UUID> family) {
    List<UUID> terms =
        jdbc.sql("select distinct desk_id from inquiry where id = any(?)")
            .param(family.toArray(UUID[]::new))
            .query(UUID.class)
            .list();
    LocalDate today = JapanTime.dateOf(clock.instant());
    return terms.stream()
        .map(id -> desks.get(new DeskId(id)))
        .allMatch(desk -> desk.keptUntil().isBefore(today));
  }
}
