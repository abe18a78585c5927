package jp.banso.applications;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.handover.HeldThing;
import jp.banso.handover.HeldThing.Kind;
import jp.banso.handover.HeldThings;
import jp.banso.handover.Leaving;
import jp.banso.kernel.CaseKey;
import jp.banso.parties.Memberships;
import jp.banso.parties.RoleHolding;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The applications on which somebody of a region works, as 編集者, コメント or 閲覧, and of which the person is 作成担当者. */
@Component
@Order(1)
class DraftsHeld implements HeldThings {

  private final Applications applications;
  private final Memberships memberships;
  private final CaseNumbers numbers;
  private final MessageSource messages;
  private final AuditLog audit;

  DraftsHeld(
      Applications applications, Memberships memberships, CaseNumbers numbers, MessageSource messages, AuditLog audit) {
    this.applications = applications;
    this.memberships = memberships;
    this.numbers = numbers;
    this.messages = messages;
    this.audit = audit;
  }

  /** An application with what somebody does on it. */
  private record Part(Application application, CaseShare share) {

    static Optional<Part> of(Applications applications, String group) {
      String key = group.substring(group.indexOf('-') + 1);
      return Arrays.stream(CaseShare.values())
          .filter(share -> share.group(new CaseKey(key)).equals(group))
          .findFirst()
          .flatMap(share -> applications.findByCaseKey(key).map(application -> new Part(application, share)));
    }
  }

  @Override
  public List<HeldThing> held(Leaving leaving) {
    return leaving.groups().stream()
        .filter(DraftsHeld::isOfCase)
        .flatMap(group -> Part.of(applications, group).map(part -> thing(leaving, group, part)).stream())
        .toList();
  }

  /** Only their names end with the number of a case. */
  private static boolean isOfCase(String group) {
    return CaseShare.beginnings().stream().anyMatch(group::startsWith);
  }

  private HeldThing thing(Leaving leaving, String group, Part part) {
    Application application = part.application();
    boolean drafter = leaving.holding().personId().equals(application.drafterId());
    String share =
        messages.getMessage(
            drafter ? "applications.handover.drafter" : part.share().messageKey(), null, Locale.JAPAN);
    return new HeldThing(
        Kind.DRAFT, group,
        messages.getMessage(
            "applications.handover.draft",
            new Object[] {application.prefecture().name(), numbers.shown(application.key()), share}, Locale.JAPAN),
        "/applications/" + application.id().value());
  }

  @Override
  public void handOver(Leaving leaving, RoleHolding successor, List<HeldThing> things) {
    things.stream()
        .filter(thing -> thing.kind() == Kind.DRAFT)
        .forEach(
            thing ->
                Part.of(applications, thing.ref()).ifPresent(part -> handOver(leaving.holding(), successor, part)));
  }

  private void handOver(RoleHolding left, RoleHolding successor, Part part) {
    Application application = part.application();
    memberships.endNow(part.share().group(application.key()), left.personId());
    share(application, successor, part.share());
    if (left.personId().equals(application.drafterId())) {
      application.handTo(successor.personId());
      applications.saveAndFlush(application);
    }
    audit.record(
        AuditEntry.of(Actor.system(), "audit.applications.partHandedOver", application.key())
            .detail("person", left.displayName())
            .detail("successor", successor.displayName())
            .audience(Audience.REGION, Audience.PREFECTURE));
  }

  /** One share at a time, and never a weaker one than the successor has. */
  private void share(Application application, RoleHolding successor, CaseShare share) {
    Optional<CaseShare> held =
        Arrays.stream(CaseShare.values())
            .filter(one -> memberships.peopleOf(one.group(application.key())).contains(successor.personId()))
            .findFirst();
    if (held.isEmpty() || held.get().compareTo(share) > 0) {
      held.ifPresent(weaker -> memberships.endNow(weaker.group(application.key()), successor.personId()));
      memberships.grant(share.group(application.key()), successor.personId(), successor.organisationId());
    }
  }
}
