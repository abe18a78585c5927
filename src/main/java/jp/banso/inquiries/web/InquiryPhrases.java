package jp.banso.inquiries.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.consultation.DeskTerms.Referral;
import jp.banso.inquiries.InquiryReading.InquiryPage;
import jp.banso.inquiries.InquiryState;
import jp.banso.inquiries.InquiryView;
import jp.banso.inquiries.Requester;
import jp.banso.platform.web.OptionView;
import org.springframework.stereotype.Component;

/**
 * Words with which a decision can begin: what the mail does not say of the four items (M02), and where to turn with another
 * programme's matter. Nothing is sent by itself.
 */
@Component
class InquiryPhrases {

  private final InquiryWords words;

  InquiryPhrases(InquiryWords words) {
    this.words = words;
  }

  /** The items of the notice that nobody knows yet, in the words of the forms. */
  List<String> missing(InquiryPage page) {
    InquiryView inquiry = page.inquiry();
    Requester who = inquiry.requester();
    return Stream.of(
            item(who.organisation() == null, "inquiries.organisation"), item(who.name() == null, "inquiries.name"),
            item(who.mail() == null && who.telephone() == null, "inquiries.contact"),
            item(page.asksNothing() || inquiry.body().isBlank(), "inquiries.body"))
        .flatMap(Optional::stream)
        .toList();
  }

  /** What the figures need and nobody has said yet, in the words of the forms. */
  List<String> undescribed(InquiryView inquiry) {
    Requester who = inquiry.requester();
    return Stream.of(
            item(inquiry.category() == null, "inquiries.category"), item(who.kind() == null, "inquiries.kind"),
            item(who.prefecture() == null, "inquiries.prefecture"))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> item(boolean isMissing, String key) {
    return isMissing ? Optional.of(words.text(key)) : Optional.empty();
  }

  /** What is offered on the page; empty once the decision was made. */
  List<OptionView> of(InquiryPage page) {
    if (page.inquiry().state() != InquiryState.RECEIVED || !page.mayAct()) {
      return List.of();
    }
    List<OptionView> offered = new ArrayList<>();
    if (!missing(page).isEmpty()) {
      offered.add(new OptionView(DecisionForm.ASK_BACK, words.text("inquiries.phrase.askBack")));
    }
    List<Referral> referrals = page.desk().terms().referralLines();
    for (int i = 0; i < referrals.size(); i++) {
      offered.add(
          new OptionView(
              DecisionForm.OUT_OF_SCOPE + i, words.text("inquiries.phrase.referral", referrals.get(i).matter())));
    }
    return offered;
  }

  /** The decision that begins with it, below what was typed; as typed if it is not offered. */
  DecisionForm begin(String phrase, InquiryPage page, DecisionForm typed) {
    if (of(page).stream().noneMatch(offered -> offered.value().equals(phrase))) {
      return typed;
    }
    if (phrase.equals(DecisionForm.ASK_BACK)) {
      String items =
          missing(page).stream()
              .map(item -> words.text("inquiries.phrase.item", item))
              .collect(Collectors.joining("\n"));
      return typed.begun(phrase, words.text("inquiries.phrase.askBack.text", items));
    }
    Referral one =
        page.desk().terms().referralLines().get(Integer.parseInt(phrase.substring(DecisionForm.OUT_OF_SCOPE.length())));
    return typed.begun(
        DecisionForm.OUT_OF_SCOPE, words.text("inquiries.phrase.referral.text", one.matter(), one.contact()));
  }
}
