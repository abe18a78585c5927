package jp.banso.inquiries;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What the desk of a day leaves to who comes next.
 *
 * @param successor who looks after it, null if everybody does; their name as well
 * @param note for who comes next, about the whole day; may be null
 * @param closedAt when the desk closed, null before
 * @param readBy name of who has taken it over, null if nobody has
 * @param items empty before the desk closes
 */
public record DeskHandover(
    UUID id, LocalDate day, UUID successor, String successorName, String note, Instant closedAt, String readBy,
    List<Item> items, long version) {

  /** Why a case is left. */
  public enum Reason {
    /** A call is promised by the next closing. */
    CALLBACK,
    UNASSIGNED,
    /** A step is due by the next closing. */
    DUE;

    public String messageKey() {
      return "inquiries.handover.reason." + name();
    }
  }

  /**
   * A case that was left, as it is now.
   *
   * @param holder who looked after it then, null if nobody did
   * @param note what was written of it then, may be null
   */
  public record Item(InquiryView inquiry, Reason reason, String holder, String note) {}
}
