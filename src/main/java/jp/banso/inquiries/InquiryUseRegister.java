package jp.banso.inquiries;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import jp.banso.consultation.DeskUse;
import jp.banso.consultation.OpenDesks;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.Place;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 利用の記録: judges uses by the purpose that came with each inquiry, and keeps what was made of them. */
@Service
@Transactional
public class InquiryUseRegister implements InquiryUses {

  private static final ListOrder NEWEST = new ListOrder(ListOrder.instant("u.at"), "u.id::text", true);

  private final InquiryAccess access;
  private final OpenDesks desks;
  private final FiguresConfirmations confirmations;
  private final ObjectProvider<FaqConsents> consents;
  private final MessageSource messages;
  private final JdbcClient jdbc;
  private final AuditLog audit;
  private final Clock clock;

  InquiryUseRegister(
      InquiryAccess access, OpenDesks desks, FiguresConfirmations confirmations, ObjectProvider<FaqConsents> consents,
      MessageSource messages, JdbcClient jdbc, AuditLog audit, Clock clock) {
    this.access = access;
    this.desks = desks;
    this.confirmations = confirmations;
    this.consents = consents;
    this.messages = messages;
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public Outcome<Void> check(Viewer viewer, InquiryId id, DeskUse use) {
    InquiryView inquiry = access.visible(viewer, id).view();
    if (usable(viewer, List.of(id), use).leftOut() == 0) {
      return Outcome.done();
    }
    String named = messages.getMessage(use.messageKey(), null, Locale.JAPAN);
    if (use.basis() == DeskUse.Basis.CONSENT) {
      return Outcome.refused("inquiries.uses.refused.consent", inquiry.purpose(), named);
    }
    return desks.get(access.visible(viewer, id).deskId()).terms().uses().allow(use)
        ? Outcome.refused("inquiries.uses.refused.unconfirmed", inquiry.purpose(), inquiry.year().name())
        : Outcome.refused("inquiries.uses.refused.purpose", inquiry.purpose(), named);
  }

  @Override
  @Transactional(readOnly = true)
  public Usable usable(Viewer viewer, Collection<InquiryId> ids, DeskUse use) {
    InquiryAccess.requireDesk(viewer);
    Set<InquiryId> asked = new LinkedHashSet<>(ids);
    Set<InquiryId> allowed = allowed(viewer.programme(), asked, use);
    List<InquiryId> inOrder = asked.stream().filter(allowed::contains).toList();
    return new Usable(inOrder, asked.size() - inOrder.size());
  }

  private Set<InquiryId> allowed(ProgrammeCode programme, Set<InquiryId> ids, DeskUse use) {
    Set<InquiryId> known = new LinkedHashSet<>();
    List<UUID> terms = new ArrayList<>(desks.allowing(programme, use).stream().map(id -> id.value()).toList());
    List<Integer> years = new ArrayList<>(confirmations.years(programme));
    jdbc.sql(
            "select id from inquiry where programme = :programme and id = any(:ids)"
                + (use.basis() == DeskUse.Basis.TERMS ? " and desk_id = any(:terms)" : "")
                + (use == DeskUse.STATISTICS ? " and fiscal_year = any(:years)" : ""))
        .param("programme", programme.name())
        .param("ids", ids.stream().map(InquiryId::value).toArray(UUID[]::new))
        .param("terms", terms.toArray(UUID[]::new))
        .param("years", years.toArray(Integer[]::new))
        .query(UUID.class)
        .list()
        .forEach(id -> known.add(new InquiryId(id)));
    if (use.basis() == DeskUse.Basis.CONSENT) {
      Set<InquiryId> agreed = new LinkedHashSet<>();
      consents.stream().forEach(port -> agreed.addAll(port.given(known)));
      known.retainAll(agreed);
    }
    return known;
  }

  @Override
  public void record(Viewer viewer, DeskUse use, Collection<InquiryId> ids, String about) {
    InquiryAccess.requireInPerson(viewer);
    Usable usable = usable(viewer, ids, use);
    if (usable.leftOut() > 0) {
      throw new IllegalStateException(usable.leftOut() + " may not be used for " + use);
    }
    UUID id = write(viewer, use, usable.allowed().size(), 0, about);
    jdbc.sql("insert into inquiry_use_case (use_id, inquiry_id) select ?, unnest(?)")
        .params(id, usable.allowed().stream().map(InquiryId::value).toArray(UUID[]::new))
        .update();
  }

  /** Writes down a use of so many that are counted and not named, of figures for instance. */
  void recordCounted(Viewer viewer, DeskUse use, int cases, int leftOut, String about) {
    InquiryAccess.requireInPerson(viewer);
    write(viewer, use, cases, leftOut, about);
  }

  private UUID write(Viewer viewer, DeskUse use, int cases, int leftOut, String about) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            "insert into inquiry_use (id, programme, use_name, at, person_id, person_label, cases, left_out, about)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            id, viewer.programme().name(), use.name(), Timestamp.from(clock.instant()), viewer.personId(),
            viewer.actor().label(), cases, leftOut, about)
        .update();
    audit.record(
        AuditEntry.logged(viewer.actor(), "audit.inquiries.used", null)
            .detail("programme", viewer.programme().name())
            .detail("use", messages.getMessage(use.messageKey(), null, Locale.JAPAN))
            .detail("count", cases)
            .detail("about", about));
    return id;
  }

  /** A page of the register, newest first. */
  @Transactional(readOnly = true)
  public List<RecordedUse> uses(Viewer viewer, Place after, int size) {
    InquiryAccess.requireDesk(viewer);
    return ListOrder.bind(
            jdbc.sql(
                    "select u.*, u.id::text as place_key, " + NEWEST.selected()
                        + " from inquiry_use u where u.programme = :programme" + NEWEST.after(after) + NEWEST.orderBy()
                        + " limit :size")
                .param("programme", viewer.programme().name())
                .param("size", size),
            after)
        .query(
            (row, number) ->
                new RecordedUse(
                    row.getObject("id", UUID.class), DeskUse.valueOf(row.getString("use_name")),
                    row.getTimestamp("at").toInstant(), row.getString("person_label"), row.getInt("cases"),
                    row.getInt("left_out"), row.getString("about"),
                    new Place(row.getString("sort_value"), row.getString("place_key"))))
        .list();
  }
}
