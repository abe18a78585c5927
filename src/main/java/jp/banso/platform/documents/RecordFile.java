package jp.banso.platform.documents;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.io.InputStreamSource;

/** What records somebody's word: a mail, a letter, a picture of one. Judged by content and name; never a program. */
public final class RecordFile {

  private static final int BEGINNING = 8192;

  /** Endings by how such a file begins. */
  private record Head(byte[] bytes, Set<String> endings) {}

  private static final List<Head> PICTURES =
      List.of(
          new Head(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}, Set.of("jpg", "jpeg")),
          new Head(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, Set.of("png")),
          new Head(new byte[] {'I', 'I', '*', 0}, Set.of("tif", "tiff")),
          new Head(new byte[] {'M', 'M', 0, '*'}, Set.of("tif", "tiff")));

  private static final List<Head> OLDER_OFFICE =
      List.of(
          new Head(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}, Set.of("msg", "doc", "xls", "ppt", "jtd")));

  private static final byte[] LITTLE_ENDIAN = {(byte) 0xff, (byte) 0xfe};
  private static final byte[] BIG_ENDIAN = {(byte) 0xfe, (byte) 0xff};
  private static final Set<String> TEXTS = Set.of("eml", "txt");

  private RecordFile() {}

  /** Whether the file can be kept as a record. */
  public static boolean fits(String fileName, InputStreamSource content) throws IOException {
    String ending = ending(fileName);
    byte[] beginning = beginning(content);
    if (TEXTS.contains(ending)) {
      return isText(beginning);
    }
    return isOf(OLDER_OFFICE, ending, beginning) || isPaper(fileName, content);
  }

  /** Whether every office can open the file as a paper or a picture, and safely: never an older office file, whose macros nobody sees. */
  public static boolean isPaper(String fileName, InputStreamSource content) throws IOException {
    return isOf(PICTURES, ending(fileName), beginning(content))
        || FileKind.of(content.getInputStream()).filter(kind -> kind.fits(fileName)).isPresent();
  }

  private static String ending(String fileName) {
    String name = fileName == null ? "" : fileName.toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static byte[] beginning(InputStreamSource content) throws IOException {
    try (InputStream in = new BufferedInputStream(content.getInputStream())) {
      return in.readNBytes(BEGINNING);
    }
  }

  private static boolean isOf(List<Head> heads, String ending, byte[] beginning) {
    return heads.stream().anyMatch(head -> head.endings().contains(ending) && begins(beginning, head.bytes()));
  }

  private static boolean begins(byte[] content, byte[] head) {
    return content.length >= head.length && Arrays.equals(Arrays.copyOf(content, head.length), head);
  }

  /** The editor of Windows also writes two bytes for each character, and says so at the beginning. */
  private static boolean isText(byte[] content) {
    if (begins(content, LITTLE_ENDIAN) || begins(content, BIG_ENDIAN)) {
      return true;
    }
    for (byte one : content) {
      if (one == 0) {
        return false;
      }
    }
    return true;
  }
}
