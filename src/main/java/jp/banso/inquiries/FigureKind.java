package jp.banso.inquiries;

/** By what inquiries are counted. */
public enum FigureKind {
  MONTH(0b01111),
  CATEGORY(0b10111),
  PREFECTURE(0b11011),
  CHANNEL(0b11101),
  KIND(0b11110);

  /** The columns in the order of the constants. */
  static final String COLUMNS = "m, c, p, ch, k";

  static final int TOTAL = 0b11111;

  private final int grouping;

  FigureKind(int grouping) {
    this.grouping = grouping;
  }

  /** What the database's grouping() says of a row of this kind: a bit for each column that is not in it. */
  static FigureKind of(int mask) {
    for (FigureKind kind : values()) {
      if (kind.grouping == mask) {
        return kind;
      }
    }
    throw new IllegalArgumentException("grouping " + mask);
  }

  /** Name of this in the message files. */
  public String messageKey() {
    return "inquiries.figures.by." + name();
  }
}
