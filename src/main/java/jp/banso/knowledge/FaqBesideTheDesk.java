package jp.banso.knowledge;

import java.util.Optional;
import jp.banso.consultation.PageBesideTheDesk;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.stereotype.Component;

/** Before anybody asks: よくある御質問, once something is shown there. */
@Component
class FaqBesideTheDesk implements PageBesideTheDesk {

  private final PublicFaq faq;

  FaqBesideTheDesk(PublicFaq faq) {
    this.faq = faq;
  }

  @Override
  public Optional<Place> place() {
    return faq.list(ProgrammeCode.BANSO, "", "", null, 1).isEmpty()
        ? Optional.empty()
        : Optional.of(new Place("knowledge.faq.beside", "/public/faq"));
  }
}
