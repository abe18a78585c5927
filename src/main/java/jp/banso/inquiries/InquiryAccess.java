package jp.banso.inquiries;

import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/**
 * Who sees an inquiry: the secretariat of its programme and nobody else (S1: the content is for the desk). Also the
 * ministry reads only what it was asked, which does not say by whom.
 */
@Component
class InquiryAccess {

  private final Inquiries inquiries;

  InquiryAccess(Inquiries inquiries) {
    this.inquiries = inquiries;
  }

  /** @throws NotFound for who has nothing to do with the desk */
  static void requireDesk(Viewer viewer) {
    if (!viewer.role().isSecretariat()) {
      throw new NotFound("inquiries for " + viewer.role());
    }
  }

  /** @throws Forbidden for another's word, which answers nobody */
  static void requireInPerson(Viewer viewer) {
    requireDesk(viewer);
    if (viewer.proxy().isPresent()) {
      throw new Forbidden("the desk answers by itself");
    }
  }

  /** @throws NotFound if there is none for the viewer */
  Inquiry visible(Viewer viewer, InquiryId id) {
    return inquiries
        .findById(id.value())
        .filter(inquiry -> viewer.isSecretariatOf(inquiry.programme()))
        .orElseThrow(() -> new NotFound("inquiry " + id.value()));
  }

  /** To be changed by who works at the desk; held until the end. */
  Inquiry held(Viewer viewer, InquiryId id) {
    Inquiry inquiry =
        inquiries
            .locked(id.value())
            .filter(one -> viewer.isSecretariatOf(one.programme()))
            .orElseThrow(() -> new NotFound("inquiry " + id.value()));
    requireInPerson(viewer);
    return inquiry;
  }
}
