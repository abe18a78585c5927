package jp.banso.inquiries.web;

import java.util.function.UnaryOperator;
import jp.banso.inquiries.InquiryView;
import jp.banso.inquiries.Requester;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.InPageOrder;
import jp.banso.platform.web.StaleEditView;

/** Who asks and what about, as typed. */
@InPageOrder
record DescriptionForm(
    long version,
    @FieldLabel("inquiries.subject") String subject,
    @FieldLabel("inquiries.category") String category,
    @FieldLabel("inquiries.organisation") String organisation,
    @FieldLabel(value = "inquiries.kind", choices = "inquiries.kind.") String kind,
    @FieldLabel("inquiries.prefecture") String prefecture,
    @FieldLabel("inquiries.name") String name,
    @FieldLabel("inquiries.mail") String mail,
    @FieldLabel("inquiries.telephone") String telephone) {

  static DescriptionForm of(InquiryView inquiry) {
    return of(inquiry, inquiry.requester());
  }

  /** @param who asks, with what is proposed of them */
  static DescriptionForm of(InquiryView inquiry, Requester who) {
    return new DescriptionForm(
        inquiry.version(), inquiry.subject(), text(inquiry.category()), text(who.organisation()),
        who.kind() == null ? "" : who.kind().name(), text(who.prefecture()), text(who.name()), text(who.mail()),
        text(who.telephone()));
  }

  private static String text(String kept) {
    return RequesterFields.text(kept);
  }

  DescriptionForm onto(long now) {
    return new DescriptionForm(now, subject, category, organisation, kind, prefecture, name, mail, telephone);
  }

  StaleEditView.Comparison against(DescriptionForm theirs, UnaryOperator<String> text) {
    return new StaleEditView.Comparison().forms(this, theirs, text);
  }
}
