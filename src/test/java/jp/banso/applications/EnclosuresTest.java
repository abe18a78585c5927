package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.DocumentView;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("回付のメールに付けるファイル")
class EnclosuresTest {

  private static final int MB = 1024 * 1024;

  @Test
  @DisplayName("受け取れる大きさに分け、小さいものから付ける。一つで超えるものは一通になる")
  void spreadsThem() {
    DocumentView mail = file(30 * MB);
    DocumentView scan = file(9 * MB);
    DocumentView form = file(MB);
    assertThat(Enclosures.of(List.of(mail, scan, form))).containsExactly(ids(form, scan), ids(mail));
  }

  @Test
  @DisplayName("収まるときと、ファイルがないときは一通")
  void isOneMail() {
    DocumentView one = file(4 * MB);
    DocumentView other = file(6 * MB);
    assertThat(Enclosures.of(List.of(one, other))).containsExactly(ids(one, other));
    assertThat(Enclosures.of(List.of())).containsExactly(List.of());
  }

  private static List<UUID> ids(DocumentView... files) {
    return Arrays.stream(files).map(file -> file.id().value()).toList();
  }

  private static DocumentView file(long size) {
    return new DocumentView(new DocumentId(UUID.randomUUID()), "a", "application/octet-stream", size, "", Instant.EPOCH);
  }
}
