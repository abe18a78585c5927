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

  /** The number of the inquiry itself, of which this may be a part. */
  static String whole(CaseKey key) {
    Matcher part = PART.matcher(key.value());
    return part.matches() ? part.group(1) : key.value();
  }

  @Override
  public boolean sees(Viewer viewer, CaseKey key) {
    return inquiries
        .findByCaseKey(whole(key))
        .filter(inquiry -> viewer.isSecretariatOf(inquiry.programme()))
        .isPresent();
  }
}
