package jp.banso.applications;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.applications.CompilationRows.Compilation;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.participation.ParticipationRecords;
import org.springframework.stereotype.Component;

/**
 * By when a とりまとめ is due while its call is open: the first day on which one of its drafts can be too late. It
 * changes with every extension, and with every draft that comes to those or leaves them. After the closing
 * {@link SettlementService} says it.
 */
@Component
class CompilationDays {

  private final Applications applications;
  private final CompilationRows rows;
  private final Extensions extensions;
  private final Calls calls;
  private final CompilationProcess process;
  private final ParticipationRecords participation;

  CompilationDays(
      Applications applications, CompilationRows rows, Extensions extensions, Calls calls, CompilationProcess process,
      ParticipationRecords participation) {
    this.applications = applications;
    this.rows = rows;
    this.extensions = extensions;
    this.calls = calls;
    this.process = process;
    this.participation = participation;
  }

  /** The deadline of the call, or of one of its applications, is another. */
  void moved(CallId id, PrefectureCode prefecture) {
    CallView call = calls.get(id);
    redate(call, prefecture, extensions.lastDays(call));
  }

  /** The first draft of a prefecture begins its とりまとめ, a further one may have to be submitted sooner. */
  void draftStarted(CaseKey key, CallView call, PrefectureCode prefecture) {
    process.draftStarted(key, call.programme(), prefecture, call.terms().deadline());
    draftsChanged(call, prefecture);
  }

  /** Another draft lies with the prefecture, or one less: without an extension it is due as ever. */
  void draftsChanged(CallView call, PrefectureCode prefecture) {
    Map<UUID, LocalDate> extended = extensions.lastDays(call);
    if (!extended.isEmpty() || !participation.notApplying(call.id()).isEmpty()) {
      redate(call, prefecture, extended);
    }
  }

  private void redate(CallView call, PrefectureCode prefecture, Map<UUID, LocalDate> extended) {
    redate(
        call, rows.of(call.id()).stream().filter(one -> one.prefecture().equals(prefecture)).toList(),
        applications.findByCallIdAndPrefectureCodeOrderByCaseKey(call.id().value(), prefecture.value()), extended);
  }

  /** The call was corrected. */
  void corrected(CallView call, List<Application> own) {
    redate(call, rows.of(call.id()), own, extensions.lastDays(call));
  }

  private void redate(
      CallView call, List<Compilation> compilations, List<Application> own, Map<UUID, LocalDate> extended) {
    if (!call.isOpen()) {
      return;
    }
    LocalDate deadline = call.terms().deadline();
    Map<PrefectureCode, LocalDate> first =
        own.stream()
            .filter(one -> one.state().isBeforeSubmission())
            .collect(
                Collectors.toMap(
                    Application::prefecture, one -> extended.getOrDefault(one.id().value(), deadline),
                    (one, other) -> one.isBefore(other) ? one : other));
    compilations.stream()
        .collect(
            Collectors.groupingBy(
                one -> first.getOrDefault(one.prefecture(), deadline),
                Collectors.mapping(Compilation::key, Collectors.toList())))
        .forEach((day, keys) -> process.redated(keys, day));
    process.rested(resting(call, compilations, own));
  }

  /** Of prefectures whose regions have all said that they do not apply. */
  private List<CaseKey> resting(CallView call, List<Compilation> compilations, List<Application> own) {
    Set<String> notApplying = participation.notApplying(call.id());
    Map<PrefectureCode, Boolean> owed =
        own.stream()
            .filter(one -> one.state().isBeforeSubmission())
            .collect(
                Collectors.toMap(
                    Application::prefecture,
                    one -> one.state() != ApplicationState.DRAFT || !notApplying.contains(one.key().value()),
                    Boolean::logicalOr));
    return compilations.stream()
        .filter(one -> !owed.getOrDefault(one.prefecture(), true))
        .map(Compilation::key)
        .toList();
  }
}
