package jp.banso.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.kernel.CaseKey;

/**
 * A region's application on とりまとめ一覧: never its text.
 *
 * @param readiness how far it is, null if that is not known; without findings where the viewer does not read the text
 * @param findingsReadable true if the findings are those of a text that the viewer reads
 * @param sheet what is answered of とりまとめ確認票, null where the viewer does not read it
 * @param rank 推薦順位, null if none is given or the viewer does not read it
 * @param opinion 都道府県意見, empty if none is given or the viewer does not read it
 * @param reviewVersion of what the prefecture keeps of it, {@link #NOTHING_KEPT} before it keeps anything
 * @param holder message key of with whom it lies, null if with nobody
 * @param since when it came there
 * @param until by which day its step is to be done, null if by none
 * @param daysLeft business days to that day, negative once it has passed
 * @param revisionAsked true while a 修正のお願い is open
 * @param reviewable true if opinion and rank can still be written
 * @param held true while the text is 決裁中
 * @param changedBy who made the application what it is
 * @param forwardedAt when the mail came of which the draft was made (回付), else null
 */
public record BoardRow(
    ApplicationLine line, Readiness readiness, boolean findingsReadable, Sheet sheet, Integer rank, String opinion,
    long reviewVersion, String holder, Instant since, LocalDate until, int daysLeft, boolean revisionAsked,
    boolean reviewable, boolean held, String changedBy, Instant forwardedAt) {

  /** {@link #reviewVersion} of a row of which the prefecture has written nothing. */
  public static final long NOTHING_KEPT = -1;

  /** A draft of whose state its region can be asked: somebody of it goes on with it. */
  public boolean isRemindable() {
    return line.stage() == ApplicationStage.DRAFTING
        && !isCorrection()
        && !ApplicationHolder.PREFECTURE.messageKey().equals(holder);
  }

  /** A draft that its region lets the prefecture read along. */
  public boolean isShownDraft() {
    return line.stage() == ApplicationStage.DRAFTING && line.receivedAt() == null && findingsReadable;
  }

  /** A 訂正 that is not received: another version of a region that has its row already. */
  public boolean isCorrection() {
    return line.correctionOf() != null;
  }

  /** Each 訂正 behind what it corrects, if that is among them. */
  static List<BoardRow> nested(List<BoardRow> rows) {
    Map<CaseKey, List<BoardRow>> corrections =
        rows.stream().filter(BoardRow::isCorrection).collect(Collectors.groupingBy(row -> row.line().correctionOf()));
    Set<CaseKey> shown = rows.stream().map(row -> row.line().key()).collect(Collectors.toSet());
    return rows.stream()
        .filter(row -> !row.isCorrection() || !shown.contains(row.line().correctionOf()))
        .flatMap(
            row -> Stream.concat(Stream.of(row), corrections.getOrDefault(row.line().key(), List.of()).stream()))
        .toList();
  }

  /** What is answered of とりまとめ確認票. */
  public enum Sheet {
    BLANK,
    BEGUN,
    ANSWERED;

    public String messageKey() {
      return "applications.board.sheet." + name();
    }
  }
}
