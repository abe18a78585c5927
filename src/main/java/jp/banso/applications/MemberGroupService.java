package jp.banso.applications;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.composition.MemberGroup;
import jp.banso.composition.MemberGroups;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 区分（確認用）: region, prefecture or clerk correct what was proposed for the members (B12). */
@Service
@Transactional
public class MemberGroupService {

  private final ApplicationDesk desk;
  private final AuditLog audit;
  private final Clock clock;

  MemberGroupService(ApplicationDesk desk, AuditLog audit, Clock clock) {
    this.desk = desk;
    this.audit = audit;
    this.clock = clock;
  }

  public void correct(
      Viewer viewer, ApplicationId id, long version, List<Set<MemberGroup>> groups) {
    Application application = desk.forStep(viewer, id, Step.GROUPS, version);
    application.correctGroups(
        new MemberGroups(groups).fitting(application.answers()), viewer.actor().label(),
        clock.instant());
    desk.save(application);
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.applications.groupsCorrected", application.key())
            .audience(Audience.REGION, Audience.PREFECTURE));
  }
}
