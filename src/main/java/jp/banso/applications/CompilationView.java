package jp.banso.applications;

import java.util.List;
import java.util.Map;
import jp.banso.calls.CallChange;
import jp.banso.calls.CallView;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.participation.ParticipantLine;
import jp.banso.platform.database.ListOrder.Place;

/**
 * A page of とりまとめ一覧 of one prefecture.
 *
 * @param rows its applications with their progress, never their text
 * @param tab which of them are shown
 * @param counts how many there are of each tab
 * @param elsewhere how many on other pages wait to be submitted
 * @param notStarted who means to apply and has begun nothing yet
 * @param nobodyApplies whether the prefecture has said so
 * @param callChanges what became of the call, newest first, until it closes
 * @param next where the list goes on, null on its last page
 */
public record CompilationView(
    CallView call, PrefectureCode prefecture, CaseKey key, List<BoardRow> rows, BoardTab tab, Map<BoardTab, Long> counts,
    long elsewhere, List<ParticipantLine> notStarted, boolean nobodyApplies, List<CallChange> callChanges, Place next) {

  public List<ApplicationLine> lines() {
    return rows.stream().map(BoardRow::line).toList();
  }

  /** How many applications the prefecture has in the call, whatever the tab. */
  public long total() {
    return counts.get(BoardTab.ALL);
  }

  public List<ApplicationLine> ready() {
    return lines().stream().filter(ApplicationLine::ready).toList();
  }

  /** Those that a prefecture still may have to be reminded of: they lie with their regions, and nothing of them is submitted. */
  public List<BoardRow> drafting() {
    return rows.stream().filter(row -> row.line().stage() == ApplicationStage.DRAFTING && !row.isCorrection()).toList();
  }

  /** Whether opinion and rank of any can be written. */
  public boolean reviewable() {
    return rows.stream().anyMatch(BoardRow::reviewable);
  }

  /** The place of a row among those whose rank and opinion can be written on the page; -1 if they cannot. */
  public int cellOf(BoardRow row) {
    return rows.stream().filter(one -> one.reviewable() && !one.held()).toList().indexOf(row);
  }

  /** Ranks that more than one of those not yet submitted has, in order. */
  public List<Integer> sharedRanks() {
    return BoardRanks.shared(rows.stream().filter(BoardRow::reviewable).map(BoardRow::rank).toList());
  }
}
