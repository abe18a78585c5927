package jp.banso.platform.documents;

/** Finds bytes in what is read piece by piece, wherever the pieces are cut. */
final class ByteSearch {

  private final byte[] sought;

  /** How much of the beginning also ends at each place, so that no byte is looked at twice. */
  private final int[] again;
  private int matched;
  private boolean found;

  ByteSearch(byte[] sought) {
    this.sought = sought.clone();
    again = new int[sought.length];
    for (int i = 1, length = 0; i < sought.length; i++) {
      while (length > 0 && sought[i] != sought[length]) {
        length = again[length - 1];
      }
      length += sought[i] == sought[length] ? 1 : 0;
      again[i] = length;
    }
  }

  /** Looks through the next piece; true once all of it was found. */
  boolean in(byte[] piece, int length) {
    for (int i = 0; i < length && !found; i++) {
      while (matched > 0 && piece[i] != sought[matched]) {
        matched = again[matched - 1];
      }
      matched += piece[i] == sought[matched] ? 1 : 0;
      found = matched == sought.length;
    }
    return found;
  }
}
