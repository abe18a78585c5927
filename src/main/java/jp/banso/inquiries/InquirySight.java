package jp.banso.inquiries;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.banso.correspondence.CaseSight;
import jp.banso.kernel.CaseKey;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/** Who may know of an inquiry by its number: its desk alone. */
@Component
class InquirySight implements CaseSight {

  private static final Pattern PART = Pattern.compile("(.+-I\\d+)-[KV]\\d+");

  private final Inquiries inquiries;

  InquirySight(Inquiries inquiries) {
    this.inquiries = inquiries;
  }

  @Override
  public boolean sees(Viewer viewer, CaseKey key) {
    Matcher part = PART.matcher(key.value());
    return inquiries
        .findByCaseKey(part.matches() ? part.group(1) : key.value())
        .filter(inquiry -> viewer.isSecretariatOf(inquiry.programme()))
        .isPresent();
  }
}
