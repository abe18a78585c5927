package jp.banso.inquiries;

/** By what inquiries are counted. */
public enum FigureKind {
  MONTH("m", 0b01111),
  CATEGORY("c", 0b10111),
  PREFECTURE("p", 0b11011),
  CHANNEL("ch", 0b11101),
  KIND("k", 0b11110);

  /** The columns in the order of the constants. */
  static final String COLUMNS = "m, c, p, ch, k";

  static final int TOTAL = 0b11111;

  private final String column;
  private final int grouping;

  FigureKind(String column, int grouping) {
    this.column = column;
    this.grouping = grouping;
  }

  String column() {
    return column;
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
