package jp.banso.support.process;

import jp.banso.selection.AreaSelected;
import jp.banso.support.AcceptanceService;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Begins the support of a region as soon as its selection is released. */
@Component
class AreaSelectedListener {

  private final AcceptanceService acceptance;

  AreaSelectedListener(AcceptanceService acceptance) {
    this.acceptance = acceptance;
  }

  @ApplicationModuleListener
  void on(AreaSelected fact) {
    acceptance.begin(fact);
  }
}
