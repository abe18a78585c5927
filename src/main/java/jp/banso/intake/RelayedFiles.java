package jp.banso.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.documents.FileJudgement;
import jp.banso.platform.documents.TextFile;
import jp.banso.platform.inbound.InboundFile;
import jp.banso.platform.inbound.InboundMail;
import org.springframework.stereotype.Component;

/**
 * What of a stranger's mail goes on to a prefecture (回付): papers by their content, and archives of nothing else. What
 * its mail gate would hold back, or nobody can look into, stays with the secretariat.
 */
@Component
class RelayedFiles {

  private static final Set<String> TEXTS = Set.of("txt", "csv");
  private static final String ARCHIVE = "zip";

  /** Each kind of picture begins so. */
  private static final Map<String, List<String>> PICTURES =
      Map.of(
          "jpg", List.of("\u00ff\u00d8\u00ff"), "jpeg", List.of("\u00ff\u00d8\u00ff"), "png", List.of("\u0089PNG"),
          "gif", List.of("GIF8"), "tif", List.of("II*\0", "MM\0*"), "tiff", List.of("II*\0", "MM\0*"));

  private static final Charset NAMES = Charset.forName("windows-31j");
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  /** Bytes. */
  private static final int LARGEST = 50 * 1024 * 1024;

  private static final int MOST_ENTRIES = 200;

  private final Documents documents;

  RelayedFiles(Documents documents) {
    this.documents = documents;
  }

  /** What stays behind. */
  List<InboundFile> left(InboundMail mail) {
    return mail.files().stream().filter(file -> !isSafe(file)).toList();
  }

  /** The mail as it came holds all of its files: it goes along only where none of them stays behind. */
  List<UUID> all(InboundMail mail, Set<UUID> left) {
    Stream<UUID> raw = left.isEmpty() ? Stream.of(mail.rawId()) : Stream.of();
    return Stream.concat(
            raw, mail.files().stream().map(InboundFile::documentId).filter(document -> !left.contains(document)))
        .toList();
  }

  private boolean isSafe(InboundFile file) {
    if (file.size() == 0 || file.size() > LARGEST) {
      return false;
    }
    try (InputStream content = documents.open(new DocumentId(file.documentId()))) {
      byte[] bytes = content.readAllBytes();
      return isPaper(file.fileName(), bytes) || ARCHIVE.equals(ending(file.fileName())) && holdsPapers(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean isPaper(String name, byte[] content) throws IOException {
    String ending = ending(name);
    if (PICTURES.containsKey(ending)) {
      String head = new String(content, 0, Math.min(content.length, 8), BYTES);
      return PICTURES.get(ending).stream().anyMatch(head::startsWith);
    }
    if (TEXTS.contains(ending)) {
      return TextFile.read(content).isPresent();
    }
    FileJudgement judged = FileJudgement.of(new ByteArrayInputStream(content));
    return judged.refusal() == null && judged.kind().fits(name);
  }

  static boolean holdsPapers(byte[] archive) {
    int entries = 0;
    long unpacked = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), NAMES)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.isDirectory()) {
          continue;
        }
        byte[] content = zip.readNBytes(LARGEST);
        unpacked += content.length;
        if (++entries > MOST_ENTRIES || unpacked >= LARGEST || !isPaper(entry.getName(), content)) {
          return false;
        }
      }
      return entries > 0;
    } catch (IOException | IllegalArgumentException e) {
      // locked with a password, or broken on its way
      return false;
    }
  }

  private static String ending(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
