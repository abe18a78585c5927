package jp.banso.platform.documents;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Finds only what every scanner is tried with (EICAR), at the beginning of a file or of whatever is packed into it: for
 * installations without a scanner, where the way of an unsafe file can still be tried.
 */
final class TrialScanner implements FileScanner {

  /** In two parts, so that no scanner takes this program for it. */
  private static final byte[] TRIAL =
      ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").getBytes(StandardCharsets.US_ASCII);

  private static final byte[] PACKED = {'P', 'K', 3, 4};
  private static final int BEGINNING = 256 * 1024;
  private static final int DEEPEST = 4;
  private static final int MOST_ENTRIES = 20_000;
  private static final long MOST_UNPACKED = 200L * 1024 * 1024;

  @Override
  public Verdict scan(InputStream content) {
    try {
      return new Look().finds(content, 0) ? Verdict.INFECTED : Verdict.CLEAN;
    } catch (IOException e) {
      return Verdict.UNKNOWN;
    }
  }

  /** One look at a file; what it may unpack is bounded over all that lies in it. */
  private static final class Look {
    private final byte[] buffer = new byte[8192];
    private long unpacked;
    private int entries;

    boolean finds(InputStream content, int depth) throws IOException {
      BufferedInputStream in = new BufferedInputStream(content);
      in.mark(PACKED.length);
      byte[] head = in.readNBytes(PACKED.length);
      in.reset();
      return depth < DEEPEST && Arrays.equals(head, PACKED) ? findsPacked(new ZipInputStream(in), depth) : findsPlain(in);
    }

    private boolean findsPlain(InputStream in) throws IOException {
      ByteSearch search = new ByteSearch(TRIAL);
      int left = BEGINNING;
      for (int read = in.read(buffer); read > 0 && left > 0; read = in.read(buffer)) {
        if (search.in(buffer, read)) {
          return true;
        }
        left -= read;
        unpacked += read;
      }
      return false;
    }

    private boolean findsPacked(ZipInputStream zip, int depth) throws IOException {
      try {
        for (ZipEntry entry = zip.getNextEntry(); entry != null && mayGoOn(); entry = zip.getNextEntry()) {
          entries++;
          if (finds(zip, depth + 1)) {
            return true;
          }
          for (int read = zip.read(buffer); read > 0 && mayGoOn(); read = zip.read(buffer)) {
            unpacked += read;
          }
        }
      } catch (java.util.zip.ZipException | java.io.EOFException | IllegalArgumentException e) {
        // broken or locked: nobody can unpack more of it
        return false;
      }
      return false;
    }

    private boolean mayGoOn() {
      return entries < MOST_ENTRIES && unpacked < MOST_UNPACKED;
    }
  }
}
