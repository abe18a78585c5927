package jp.banso.calls.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import jp.banso.calls.CallFile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Sends a paper as a file, never shown by the browser itself. */
final class Download {

  private Download() {}

  static void send(CallFile file, HttpServletResponse response) throws IOException {
    response.setContentType(file.contentType());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(file.fileName(), StandardCharsets.UTF_8)
            .build()
            .toString());
    file.writeTo(response.getOutputStream());
  }
}
