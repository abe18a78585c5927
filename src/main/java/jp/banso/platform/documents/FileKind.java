package jp.banso.platform.documents;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** What a file is by its content, whatever its name says: a paper that every office can open, and safely. */
public enum FileKind {
  PDF("pdf", "application/pdf"),
  WORD("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  EXCEL("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  POWERPOINT("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation");

  private static final byte[] PDF_HEAD = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ZIP_HEAD = {'P', 'K', 3, 4};
  private static final int MOST_ENTRIES = 5_000;

  /** Macros, objects of other programs, and links that fetch from elsewhere when it is opened. */
  private static final Pattern UNSAFE =
      Pattern.compile("vbaproject\\.bin$|/embeddings/[^/]*\\.(bin|docm|xlsm|xlsb|pptm)$|/(activex|externallinks)/", Pattern.CASE_INSENSITIVE);

  /** A relation of a part to what lies outside of the file; a hyperlink waits until somebody follows it. */
  private static final Pattern OUTSIDE =
      Pattern.compile("<(?:\\w+:)?Relationship\\s(?![^>]*/hyperlink[\"'])[^>]*TargetMode\\s*=\\s*[\"']External");

  private static final String RELATIONS = ".rels";
  private static final int LARGEST_RELATIONS = 4 * 1024 * 1024;
  private static final long LARGEST_UNPACKED = 200L * 1024 * 1024;

  private final String ending;
  private final String contentType;

  FileKind(String ending, String contentType) {
    this.ending = ending;
    this.contentType = contentType;
  }

  public String contentType() {
    return contentType;
  }

  /** Whether the name says the same as the content. */
  public boolean fits(String fileName) {
    return fileName != null && fileName.toLowerCase(Locale.ROOT).endsWith("." + ending);
  }

  /**
   * Reads the beginning of a PDF, or the parts of an Office file; empty for anything else: older or
   * encrypted Office files, files with macros, with objects of other programs or with links that fetch from
   * elsewhere, archives that unpack to more than an office file does.
   */
  public static Optional<FileKind> of(InputStream content) throws IOException {
    try (InputStream in = new java.io.BufferedInputStream(content)) {
      in.mark(PDF_HEAD.length);
      byte[] head = in.readNBytes(PDF_HEAD.length);
      in.reset();
      if (Arrays.equals(head, PDF_HEAD)) {
        return Optional.of(PDF);
      }
      boolean zip = head.length > ZIP_HEAD.length && Arrays.equals(Arrays.copyOf(head, ZIP_HEAD.length), ZIP_HEAD);
      return zip ? office(new ZipInputStream(in)) : Optional.empty();
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<FileKind> office(ZipInputStream zip) throws IOException {
    byte[] buffer = new byte[8192];
    long unpacked = 0;
    int entries = 0;
    FileKind kind = null;
    boolean office = false;
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      String name = entry.getName();
      office |= name.equals("[Content_Types].xml");
      kind = kind == null ? byPart(name) : kind;
      if (++entries > MOST_ENTRIES || UNSAFE.matcher(name).find()) {
        return Optional.empty();
      }
      ByteArrayOutputStream relations = new ByteArrayOutputStream();
      for (int read = zip.read(buffer); read > 0; read = zip.read(buffer)) {
        unpacked += read;
        if (name.endsWith(RELATIONS)) {
          relations.write(buffer, 0, read);
        }
        if (unpacked > LARGEST_UNPACKED || relations.size() > LARGEST_RELATIONS) {
          return Optional.empty();
        }
      }
      if (OUTSIDE.matcher(relations.toString(StandardCharsets.UTF_8)).find()) {
        return Optional.empty();
      }
    }
    return office ? Optional.ofNullable(kind) : Optional.empty();
  }

  private static FileKind byPart(String name) {
    return switch (name) {
      case "word/document.xml" -> WORD;
      case "xl/workbook.xml" -> EXCEL;
      case "ppt/presentation.xml" -> POWERPOINT;
      default -> null;
    };
  }
}
