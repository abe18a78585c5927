package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.banso.forms.AnsweredFile;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormField;
import jp.banso.platform.documents.DocumentView;
import jp.banso.platform.documents.Documents;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** The files that came with a page of the form. */
@Component
class AnswerFiles {

  private final Documents documents;

  AnswerFiles(Documents documents) {
    this.documents = documents;
  }

  /** Stores what the form asks for; anything else that was sent along is left aside. */
  Map<String, List<AnsweredFile>> store(FormDefinition form, HttpServletRequest request) {
    MultipartHttpServletRequest sent =
        WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    Map<String, List<AnsweredFile>> stored = new HashMap<>();
    if (sent == null) {
      return stored;
    }
    for (FormField field : form.fields()) {
      if (field instanceof FormField.File asked) {
        List<AnsweredFile> given = new ArrayList<>();
        sent.getFiles(asked.uploadName()).stream()
            .filter(file -> !file.isEmpty())
            .forEach(file -> given.add(store(file)));
        if (!given.isEmpty()) {
          stored.put(asked.path(), given);
        }
      }
    }
    return stored;
  }

  private AnsweredFile store(MultipartFile file) {
    try (InputStream content = file.getInputStream()) {
      DocumentView stored =
          documents
              .describe(
                  documents.store(
                      file.getOriginalFilename(), "application/octet-stream", content))
              .orElseThrow();
      return AnsweredFile.received(
          stored.id().value().toString(), stored.fileName(), stored.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
