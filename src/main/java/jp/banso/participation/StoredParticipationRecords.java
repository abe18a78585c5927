package jp.banso.participation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link ParticipationRecords} from our own tables. */
@Service
@Transactional(readOnly = true)
class StoredParticipationRecords implements ParticipationRecords {

  private final ParticipationRows rows;
  private final AuditLog audit;
  private final Clock clock;

  StoredParticipationRecords(ParticipationRows rows, AuditLog audit, Clock clock) {
    this.rows = rows;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public List<ParticipantLine> notStarted(CallId call, PrefectureCode prefecture) {
    return rows.of(call, prefecture).stream()
        .filter(line -> line.intent() == Intent.PLANNED && line.draft() == null)
        .toList();
  }

  @Override
  public boolean nobodyApplies(CallId call, PrefectureCode prefecture) {
    return rows.header(call, prefecture).map(ParticipationRows.Header::nobodyAt).isPresent();
  }

  @Override
  public Set<String> notApplying(CallId call) {
    return rows.withDrafts(call, Intent.NONE).stream()
        .map(line -> line.draft().value())
        .collect(Collectors.toSet());
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void draftStarted(
      CallView call, PrefectureCode prefecture, CaseKey application, String organisation, String mail) {
    rows.hold(call, prefecture, clock.instant());
    if (rows.nobody(call.id(), prefecture, null, null) > 0) {
      audit.record(
          AuditEntry.of(
                  Actor.system(), "audit.participation.nobodyOver", ParticipationRows.keyOf(call, prefecture))
              .audience(Audience.PREFECTURE));
    }
    lineOf(
            rows.of(call.id(), prefecture).stream().filter(line -> line.draft() == null).toList(), organisation, mail)
        .ifPresent(line -> begin(line, application));
  }

  /** By its name; an address names it only where no other reads mail there. */
  private static Optional<ParticipantLine> lineOf(List<ParticipantLine> open, String organisation, String mail) {
    String name = PastedRows.folded(organisation);
    Optional<ParticipantLine> named = open.stream().filter(line -> PastedRows.folded(line.name()).equals(name)).findFirst();
    List<ParticipantLine> reading =
        open.stream().filter(line -> !line.mail().isEmpty() && line.mail().equalsIgnoreCase(mail)).toList();
    return named.or(() -> reading.size() == 1 ? Optional.of(reading.get(0)) : Optional.empty());
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void draftSent(CallId call, CaseKey application) {
    rows.withDrafts(call, Intent.NONE).stream()
        .filter(line -> line.draft().equals(application))
        .forEach(line -> rows.answer(line, Intent.PLANNED, line.note(), clock.instant(), Actor.system().label()));
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean link(CallId call, PrefectureCode prefecture, UUID entry, CaseKey application) {
    return rows.find(entry)
        .filter(line -> line.call().equals(call) && line.prefecture().equals(prefecture))
        .filter(line -> begin(line, application))
        .isPresent();
  }

  /** Who has begun means to apply, whatever was said before. */
  private boolean begin(ParticipantLine line, CaseKey application) {
    if (!rows.link(line.id(), application)) {
      return false;
    }
    if (line.intent() != Intent.PLANNED) {
      rows.find(line.id())
          .ifPresent(
              now -> rows.answer(now, Intent.PLANNED, now.note(), clock.instant(), Actor.system().label()));
    }
    return true;
  }
}
