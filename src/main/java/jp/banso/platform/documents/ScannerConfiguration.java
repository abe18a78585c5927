package jp.banso.platform.documents;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** With which scanner every file is looked through; without one only what every scanner is tried with is refused. */
@Configuration
class ScannerConfiguration {

  @Bean
  FileScanner fileScanner(@Value("${banso.documents.scanner:}") String address) {
    if (address.isBlank()) {
      return new TrialScanner();
    }
    int colon = address.lastIndexOf(':');
    if (colon < 1 || !address.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw new IllegalStateException("banso.documents.scanner is host:port, not " + address);
    }
    return new ClamdScanner(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
  }
}
