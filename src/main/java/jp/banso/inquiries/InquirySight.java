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

  private static final Pattern CALLBACK = Pattern.compile("(.+-I\\d+)-K\\d+");

  private final Inquiries inquiries;

  InquirySight(Inquiries inquiries) {
    this.inquiries = inquiries;
  }

  @Override
  public boolean sees(Viewer viewer, CaseKey key) {
    Matcher callback = CALLBACK.matcher(key.value());
    return inquiries
        .findByCaseKey(callback.matches() ? callback.group(1) : key.value())
        .filter(inquiry -> viewer.isSecretariatOf(inquiry.programme()))
        .isPresent();
  }
}
