package jp.banso.applications.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.UUID;
import jp.banso.applications.CaseReading;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.DocumentView;
import jp.banso.platform.documents.Documents;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayName("申込みの添付ファイル")
class CaseFileTest {

  private static final long SIZE = 12_345;

  @Test
  @DisplayName("大きさを添えて送られるので、どこまで進んだかが見える")
  void saysHowLargeItIs() throws Exception {
    UUID id = UUID.randomUUID();
    CaseReading cases = mock(CaseReading.class);
    when(cases.file(any(), any(), any()))
        .thenReturn(
            new DocumentView(new DocumentId(id), "推薦状.pdf", "application/pdf", SIZE, "", Instant.EPOCH));
    MockHttpServletResponse response = new MockHttpServletResponse();

    new CaseController(cases, null, null, null, mock(Documents.class), null).file(null, UUID.randomUUID(), id, response);

    assertThat(response.getContentLengthLong()).isEqualTo(SIZE);
    assertThat(response.getContentType()).isEqualTo("application/octet-stream");
  }
}
