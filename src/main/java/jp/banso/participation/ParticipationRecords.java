package jp.banso.participation;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;

/** What the modules above need of 意向確認, and what they tell it; they have checked their own viewer. */
public interface ParticipationRecords {

  /** Those who mean to apply and have begun nothing yet, by name. */
  List<ParticipantLine> notStarted(CallId call, PrefectureCode prefecture);

  /** Whether the prefecture has said that nobody applies. */
  boolean nobodyApplies(CallId call, PrefectureCode prefecture);

  /** Numbers of the applications whose region has said that it does not apply: it is reminded of nothing. */
  Set<String> notApplying(CallId call);

  /**
   * A region has begun: its row, if the list has one under its name or address, knows the application from now on, and
   * what was said of nobody is over.
   */
  void draftStarted(CallView call, PrefectureCode prefecture, CaseKey application, String organisation, String mail);

  /** Whoever sends its form to the prefecture applies, whatever was said before; nothing if that was said. */
  void draftSent(CallId call, CaseKey application);

  /** Names the application that a row has begun; false if there is no such row without one. */
  boolean link(CallId call, PrefectureCode prefecture, UUID entry, CaseKey application);
}
