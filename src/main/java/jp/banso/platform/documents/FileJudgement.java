package jp.banso.platform.documents;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * What a file is by its content, or why it is not taken.
 *
 * @param kind null where the file is refused
 * @param refusal null where it is taken
 */
public record FileJudgement(FileKind kind, Refusal refusal) {

  /** Why a file is not taken. */
  public enum Refusal {
    /** Locked with a password. */
    ENCRYPTED,
    /** An Office file of the time before 2007. */
    OLD_OFFICE,
    MACROS,
    /** Objects of other programs. */
    OBJECTS,
    /** Something that is fetched from elsewhere when the file is opened. */
    LINKS,
    /** Unpacks to more than an office file does. */
    TOO_LARGE,
    /** Cut or broken on its way. */
    DAMAGED,
    /** None of the kinds that are taken. */
    OTHER_KIND;

    /** For the sentence that tells the reason. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final byte[] PDF_HEAD = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ZIP_HEAD = {'P', 'K', 3, 4};
  private static final byte[] OLE_HEAD = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

  /** The stream of that older format in which Office keeps a file that is locked with a password. */
  private static final String LOCKED =
      new String("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
  private static final int DIRECTORY = 8 * 1024 * 1024;
  private static final int MOST_ENTRIES = 5_000;
  private static final Pattern MACROS = Pattern.compile("vbaproject\\.bin$", Pattern.CASE_INSENSITIVE);
  private static final Pattern OBJECTS =
      Pattern.compile(
          "/embeddings/[^/]*\\.(bin|docm|xlsm|xlsb|pptm)$|/activex/|\\.(zip|7z|rar|lzh|exe|dll)$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LINKS = Pattern.compile("/externallinks/", Pattern.CASE_INSENSITIVE);

  /** A relation of a part to what lies outside of the file; a hyperlink waits until somebody follows it. */
  private static final Pattern OUTSIDE =
      Pattern.compile("<(?:\\w+:)?Relationship\\s(?![^>]*/hyperlink[\"'])[^>]*TargetMode\\s*=\\s*[\"']External");

  private static final String RELATIONS = ".rels";
  private static final String SHEETS = "xl/";
  private static final Pattern XML = Pattern.compile("\\.(xml|rels|vml)$", Pattern.CASE_INSENSITIVE);

  /** No Office file declares entities: one that does wants its reader to fetch or to multiply something. */
  private static final byte[] ENTITIES = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);
  private static final int LARGEST_RELATIONS = 4 * 1024 * 1024;
  private static final long LARGEST_UNPACKED = 200L * 1024 * 1024;

  /** Reads as much of the file as it takes to know. */
  public static FileJudgement of(InputStream content) throws IOException {
    try (InputStream in = new BufferedInputStream(content)) {
      in.mark(PDF_HEAD.length);
      byte[] head = in.readNBytes(PDF_HEAD.length);
      in.reset();
      if (Arrays.equals(head, PDF_HEAD)) {
        return is(FileKind.PDF);
      }
      if (begins(head, OLE_HEAD)) {
        String directory = new String(in.readNBytes(DIRECTORY), StandardCharsets.ISO_8859_1);
        return not(directory.contains(LOCKED) ? Refusal.ENCRYPTED : Refusal.OLD_OFFICE);
      }
      return begins(head, ZIP_HEAD) ? office(new ZipInputStream(in)) : not(Refusal.OTHER_KIND);
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      return not(Refusal.DAMAGED);
    }
  }

  private static FileJudgement is(FileKind kind) {
    return new FileJudgement(kind, null);
  }

  private static FileJudgement not(Refusal refusal) {
    return new FileJudgement(null, refusal);
  }

  private static boolean begins(byte[] content, byte[] head) {
    return content.length > head.length && Arrays.equals(Arrays.copyOf(content, head.length), head);
  }

  private static FileJudgement office(ZipInputStream zip) throws IOException {
    byte[] buffer = new byte[8192];
    long unpacked = 0;
    int entries = 0;
    FileKind kind = null;
    boolean office = false;
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      String name = entry.getName();
      office |= name.equals("[Content_Types].xml");
      kind = kind == null ? byPart(name) : kind;
      Refusal part = ++entries > MOST_ENTRIES ? Refusal.TOO_LARGE : unsafe(name);
      if (part != null) {
        return not(part);
      }
      ByteArrayOutputStream relations = new ByteArrayOutputStream();
      boolean xml = XML.matcher(name).find();
      ByteSearch entities = new ByteSearch(ENTITIES);
      // a relation may name any part as the text, whatever it is called
      FieldCodes fields = xml && !name.startsWith(SHEETS) ? new FieldCodes() : null;
      for (int read = zip.read(buffer); read > 0; read = zip.read(buffer)) {
        unpacked += read;
        if (name.endsWith(RELATIONS)) {
          relations.write(buffer, 0, read);
        }
        if (unpacked > LARGEST_UNPACKED || relations.size() > LARGEST_RELATIONS) {
          return not(Refusal.TOO_LARGE);
        }
        if (xml && entities.in(buffer, read)) {
          return not(Refusal.DAMAGED);
        }
        if (fields != null) {
          fields.read(buffer, read);
        }
      }
      if (OUTSIDE.matcher(relations.toString(StandardCharsets.UTF_8)).find() || fields != null && fields.reachOut()) {
        return not(Refusal.LINKS);
      }
    }
    return office && kind != null ? is(kind) : not(Refusal.OTHER_KIND);
  }

  private static Refusal unsafe(String part) {
    if (MACROS.matcher(part).find()) {
      return Refusal.MACROS;
    }
    if (OBJECTS.matcher(part).find()) {
      return Refusal.OBJECTS;
    }
    return LINKS.matcher(part).find() ? Refusal.LINKS : null;
  }

  private static FileKind byPart(String name) {
    return switch (name) {
      case "word/document.xml" -> FileKind.WORD;
      case "xl/workbook.xml" -> FileKind.EXCEL;
      case "ppt/presentation.xml" -> FileKind.POWERPOINT;
      default -> null;
    };
  }
}
