package jp.banso.support.process;

import jp.banso.applications.RepresentativeChanged;
import jp.banso.support.AcceptanceService;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** The mails of a support go to the 代表者 as the application names it now. */
@Component
class RepresentativeListener {

  private final AcceptanceService acceptance;

  RepresentativeListener(AcceptanceService acceptance) {
    this.acceptance = acceptance;
  }

  @ApplicationModuleListener
  void on(RepresentativeChanged fact) {
    acceptance.representativeChanged(fact);
  }
}
