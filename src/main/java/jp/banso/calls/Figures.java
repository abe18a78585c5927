package jp.banso.calls;

/**
 * The figures that the call prints for who applies (S2 §3, §5, §6).
 *
 * @param areas about how many areas are selected
 * @param memberMin about so many members at least
 * @param memberMax about so many members at most
 * @param dispatchCap at most so many dispatches
 */
public record Figures(int areas, int memberMin, int memberMax, int dispatchCap) {

  /** As they are printed. */
  public static Figures of(CallTerms terms) {
    return new Figures(terms.areas(), terms.memberMin(), terms.memberMax(), terms.dispatchCap());
  }
}
