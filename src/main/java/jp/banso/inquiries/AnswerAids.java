package jp.banso.inquiries;

import java.util.List;
import java.util.Optional;
import jp.banso.parties.Viewer;

/**
 * Port: what the desk has collected to answer with, beside an inquiry. Owned here, kept by a module above (ADR 40);
 * each answers only for the desk of the inquiry.
 */
public interface AnswerAids {

  /**
   * A text that can be put into a draft.
   *
   * @param reference names it when a button is pressed
   * @param kindKey message key of what kind it is
   * @param source what is noted as the source of the answer, perhaps several lines; null for nothing
   */
  record Aid(String reference, String kindKey, String title, String text, String source) {}

  /** What else can be done with an inquiry, and where. */
  record Door(String labelKey, String path) {}

  /** What fits an answer to it, the best of each kind first. */
  List<Aid> fitting(Viewer viewer, InquiryView inquiry);

  /** One of them, as it is now; empty if it is none any more. */
  Optional<Aid> find(Viewer viewer, InquiryView inquiry, String reference);

  /** Notes that an answer was drafted with it. */
  void used(Viewer viewer, InquiryView inquiry, String reference);

  /** What may become of an inquiry that is answered. */
  List<Door> doors(Viewer viewer, InquiryView inquiry);
}
