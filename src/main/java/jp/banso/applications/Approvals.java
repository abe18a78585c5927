package jp.banso.applications;

import java.util.List;
import jp.banso.applications.ApprovalPolicy.Approver;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.ProxyEntry;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/** Who confirms an application for its prefecture, against {@link ApprovalPolicy}. */
@Component
class Approvals {

  private final People people;

  Approvals(People people) {
    this.people = people;
  }

  /** True if another person has to confirm it. */
  boolean isOwnApplication(Viewer viewer, Application application) {
    Approver approver = approver(viewer);
    return ApprovalPolicy.isDrafter(approver, application.drafterId())
        || ApprovalPolicy.isRepresentative(
            approver, application.answers().text("representative.name"),
            application.answers().text("representative.email"));
  }

  private Approver approver(Viewer viewer) {
    if (viewer.role() != RoleKind.PREFECTURE) {
      return new Approver(null, viewer.proxy().map(ProxyEntry::saidBy).orElse(""), null);
    }
    String mail = people.find(viewer.personId()).map(PersonView::mail).orElse("");
    String owner = people.namesByMail(viewer.programme(), List.of(mail)).getOrDefault(mail, "");
    return new Approver(
        viewer.personId(), viewer.displayName(), owner.equals(viewer.displayName()) ? mail : null);
  }
}
