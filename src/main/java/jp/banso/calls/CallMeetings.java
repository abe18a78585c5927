package jp.banso.calls;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.Wareki;

/**
 * The meetings that a call foresees, in their order: the first has the number 1.
 *
 * @param all each of them, the reserve last
 */
public record CallMeetings(List<CallMeeting> all) {

  public CallMeetings {
    all = List.copyOf(all);
  }

  /** How many there are with the reserve. */
  public int count() {
    return all.size();
  }

  /** How many are held in any case; they come first. */
  public int ordinary() {
    return (int) all.stream().filter(meeting -> !meeting.reserve()).count();
  }

  /** As the call names it; empty for one that it does not know. */
  public String name(int number) {
    return knows(number) ? all.get(number - 1).name() : "";
  }

  /** Whether the meeting is only held if those before it did not settle the plan. */
  public boolean isReserve(int number) {
    return knows(number) && all.get(number - 1).reserve();
  }

  /** Whether the region hands in its 対応策案 before that meeting. */
  public boolean needsMeasures(int number) {
    return knows(number) && all.get(number - 1).precondition() == CallMeeting.Precondition.MEASURES;
  }

  /** The number of the first meeting before which the 対応策案 is handed in. */
  public OptionalInt firstWithMeasures() {
    return first(this::needsMeasures);
  }

  private OptionalInt first(IntPredicate which) {
    return IntStream.rangeClosed(1, count()).filter(which).findFirst();
  }

  private boolean knows(int number) {
    return number >= 1 && number <= count();
  }

  /** As another year foresees them: the years that their periods name move along, the later first. */
  CallMeetings moved(FiscalYear from, FiscalYear to) {
    return new CallMeetings(
        all.stream()
            .map(
                meeting ->
                    meeting.periodMoved(
                        period ->
                            period
                                .replace(Wareki.yearOfEra(from.year() + 1), Wareki.yearOfEra(to.year() + 1))
                                .replace(Wareki.yearOfEra(from.year()), Wareki.yearOfEra(to.year()))))
            .toList());
  }
}
