package jp.banso.platform.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files in the database, in chunks of 256 KB, streamed both ways; one backup holds all. Who may read
 * a file is decided by the module whose case it belongs to.
 */
@Component
public class Documents {

  private static final int CHUNK = 256 * 1024;
  private static final long LARGEST = 50L * 1024 * 1024;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final FileScanner scanner;

  Documents(JdbcClient jdbc, Clock clock, FileScanner scanner) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.scanner = scanner;
  }

  /** A file larger than the limit (50 MB); nothing of it is kept. */
  public static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Stores a file whole or not at all.
   *
   * @throws UnsafeFile when it holds a virus, or the scanner could not be asked
   */
  @Transactional(rollbackFor = IOException.class)
  public DocumentId store(String fileName, String contentType, InputStream content)
      throws IOException {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            "insert into document (id, file_name, content_type, size, checksum, stored_at)"
                + " values (?,?,?,0,'',?)")
        .params(id, FileName.kept(fileName), contentType, Timestamp.from(clock.instant()))
        .update();
    MessageDigest digest = sha256();
    byte[] buffer = new byte[CHUNK];
    long size = 0;
    int number = 0;
    int read = content.readNBytes(buffer, 0, CHUNK);
    while (read > 0) {
      size += read;
      if (size > LARGEST) {
        throw new TooLarge();
      }
      byte[] chunk = Arrays.copyOf(buffer, read);
      digest.update(chunk);
      jdbc.sql("insert into document_chunk (document_id, number, content) values (?,?,?)")
          .params(id, number++, chunk)
          .update();
      read = content.readNBytes(buffer, 0, CHUNK);
    }
    jdbc.sql("update document set size = ?, checksum = ? where id = ?")
        .params(size, HexFormat.of().formatHex(digest.digest()), id)
        .update();
    DocumentId stored = new DocumentId(id);
    FileScanner.Verdict verdict = scanner.scan(open(stored));
    if (verdict != FileScanner.Verdict.CLEAN) {
      throw new UnsafeFile(verdict);
    }
    return stored;
  }

  @Transactional(readOnly = true)
  public Optional<DocumentView> describe(DocumentId id) {
    return Optional.ofNullable(describe(List.of(id)).get(id));
  }

  /** What is known of several files, by one statement. */
  @Transactional(readOnly = true)
  public Map<DocumentId, DocumentView> describe(Collection<DocumentId> ids) {
    return jdbc.sql("select * from document where id = any(?)")
        .param(ids.stream().map(DocumentId::value).toArray(UUID[]::new))
        .query(
            (row, number) ->
                new DocumentView(
                    new DocumentId(row.getObject("id", UUID.class)), row.getString("file_name"),
                    row.getString("content_type"), row.getLong("size"), row.getString("checksum"),
                    row.getTimestamp("stored_at").toInstant()))
        .stream()
        .collect(Collectors.toMap(DocumentView::id, Function.identity()));
  }

  /** How many of its pages can be shown; empty while nobody has counted them. */
  @Transactional(readOnly = true)
  Optional<Integer> shownPages(DocumentId id) {
    return jdbc.sql("select shown_pages from document where id = ? and shown_pages is not null")
        .param(id.value())
        .query(Integer.class)
        .optional();
  }

  /** A file never changes, so its pages are counted once. */
  @Transactional
  void noteShownPages(DocumentId id, int pages) {
    jdbc.sql("update document set shown_pages = ? where id = ?").params(pages, id.value()).update();
  }

  /** Takes a file away for good; whoever refers to it must have let go of it. */
  @Transactional
  public void remove(DocumentId id) {
    jdbc.sql("delete from document_chunk where document_id = ?").param(id.value()).update();
    jdbc.sql("delete from document where id = ?").param(id.value()).update();
  }

  /** Writes the file chunk by chunk. */
  public void stream(DocumentId id, OutputStream target) throws IOException {
    open(id).transferTo(target);
  }

  /** The file to be read chunk by chunk. */
  public InputStream open(DocumentId id) {
    return new SequenceInputStream(
        new Enumeration<>() {
          private int number;
          private Optional<byte[]> next = chunk(id, 0);

          @Override
          public boolean hasMoreElements() {
            return next.isPresent();
          }

          @Override
          public InputStream nextElement() {
            InputStream content = new ByteArrayInputStream(next.orElseThrow());
            next = chunk(id, ++number);
            return content;
          }
        });
  }

  private Optional<byte[]> chunk(DocumentId id, int number) {
    return jdbc.sql("select content from document_chunk where document_id = ? and number = ?")
        .params(id.value(), number)
        .query(byte[].class)
        .optional();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
