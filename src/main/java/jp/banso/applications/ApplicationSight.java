package jp.banso.applications;

import jp.banso.correspondence.CaseSight;
import jp.banso.kernel.CaseKey;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/** Who may know of an application by its number. */
@Component
class ApplicationSight implements CaseSight {

  private final Applications applications;

  ApplicationSight(Applications applications) {
    this.applications = applications;
  }

  @Override
  public boolean sees(Viewer viewer, CaseKey key) {
    return applications
        .findByCaseKey(key.value())
        .filter(application -> ApplicationScope.sees(viewer, application))
        .isPresent();
  }

  @Override
  public boolean readsText(Viewer viewer, CaseKey key) {
    return applications
        .findByCaseKey(key.value())
        .map(application -> ApplicationScope.readsText(viewer, application))
        .orElse(true);
  }
}
