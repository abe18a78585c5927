package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
  @DisplayName("受け取れる大きさまで小さいものから付け、残りは名前を知らせる")
  void takesTheSmallestAlong() {
    DocumentView mail = file("mail.eml", 30 * MB);
    DocumentView scan = file("scan.pdf", 9 * MB);
    DocumentView form = file("form.xlsx", MB);
    Enclosures enclosures = Enclosures.of(List.of(mail, scan, form));
    assertThat(enclosures.sent()).containsExactly(form.id().value(), scan.id().value());
    assertThat(enclosures.leftOut()).containsExactly("mail.eml");
  }

  @Test
  @DisplayName("収まるときは全て付ける")
  void takesAllThatFits() {
    assertThat(Enclosures.of(List.of(file("a", 4 * MB), file("b", 6 * MB))).leftOut()).isEmpty();
  }

  private static DocumentView file(String name, long size) {
    return new DocumentView(new DocumentId(UUID.randomUUID()), name, "application/octet-stream", size, "", Instant.EPOCH);
  }
}
