package jp.banso.rehearsal.play;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.calls.CallView;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.Groups;
import jp.banso.parties.ProxyEntry;
import jp.banso.parties.Registration;
import jp.banso.parties.Registration.NewRole;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.parties.Viewers;
import jp.banso.worklist.WorkLine;
import org.springframework.stereotype.Component;

import java.time.Clock;

/** The made-up people of a rehearsal: nobody real is among them, and none of them can sign in. */
@Component
@ChildOnly
class Cast {

  private static final String DOMAIN = "@rehearsal.example.jp";
  private static final String NO_HASH = "{none}";
  private static final String NOWHERE = "47";

  private final Registration registration;
  private final Viewers viewers;
  private final Clock clock;
  private final Map<RoleKind, List<UUID>> people = new EnumMap<>(RoleKind.class);
  private final Map<Applicant, UUID> regions = new EnumMap<>(Applicant.class);
  private final Map<String, UUID> officials = new HashMap<>();
  private final Map<String, String> receivers = new HashMap<>();
  private ProgrammeCode programme;

  Cast(Registration registration, Viewers viewers, Clock clock) {
    this.registration = registration;
    this.viewers = viewers;
    this.clock = clock;
  }

  void register(CallView call) {
    programme = call.programme();
    person(RoleKind.SECRETARIAT, "clerk", PlayTexts.of("clerk"), null);
    person(RoleKind.SECRETARIAT_MANAGER, "manager", PlayTexts.of("manager"), null);
    person(RoleKind.SECRETARIAT_MANAGER, "second-manager", PlayTexts.of("secondManager"), null);
    person(RoleKind.MINISTRY, "ministry", PlayTexts.of("ministry"), null);
    for (int number = 1; number <= 5; number++) {
      person(RoleKind.ADVISOR, "advisor-" + number, PlayTexts.of("advisor", number), null);
      person(RoleKind.REVIEWER, "reviewer-" + number, PlayTexts.of("reviewer", number), null);
    }
    for (Applicant applicant : Applicant.values()) {
      PrefectureCode prefecture = applicant.prefecture();
      officials.put(
          prefecture.value(),
          person(RoleKind.PREFECTURE, "prefecture-" + prefecture.value(), PlayTexts.of("official", prefecture.name()), prefecture));
      regions.put(
          applicant,
          person(RoleKind.REGION, "region-" + applicant.name().toLowerCase(java.util.Locale.ROOT), PlayTexts.of("region", applicant.name()), prefecture));
      receivers.put(applicant.representativeMail(), PlayTexts.of("representative", applicant.name()));
      receivers.put("new-" + applicant.representativeMail(), PlayTexts.of("newRepresentative", applicant.name()));
    }
    PrefectureCode.all().forEach(prefecture -> desk(call, prefecture));
    receivers.put(call.secretariatMail(), PlayTexts.of("receiver.secretariat"));
  }

  private void desk(CallView call, PrefectureCode prefecture) {
    String mail =
        prefecture.value().equals(NOWHERE) ? MailSink.UNKNOWN : deskMail(prefecture);
    registration.desk(
        programme, call.fiscalYear(), new DeskContact(prefecture, PlayTexts.of("desk"), mail, "000-000-0000"));
    receivers.put(mail, PlayTexts.of("receiver.desk", prefecture.name()));
    receivers.put(deskMail(prefecture), PlayTexts.of("receiver.desk", prefecture.name()));
  }

  static String deskMail(PrefectureCode prefecture) {
    return "desk-" + prefecture.value() + DOMAIN;
  }

  /** Keeps for the desk whose address does not work the one that does. */
  String mendDesk(CallView call) {
    PrefectureCode prefecture = PrefectureCode.of(NOWHERE);
    String mail = deskMail(prefecture);
    registration.desk(
        programme, call.fiscalYear(), new DeskContact(prefecture, PlayTexts.of("desk"), mail, "000-000-0000"));
    return mail;
  }

  private UUID person(RoleKind role, String login, String name, PrefectureCode prefecture) {
    LocalDate from = LocalDate.now(clock).minusDays(1);
    UUID organisation = registration.organisation(role.name(), PlayTexts.of("organisation"), prefecture);
    UUID id = registration.personWithHash(login, name, login + DOMAIN, NO_HASH, false);
    registration.role(id, organisation, new NewRole(role, programme, prefecture, from));
    people.computeIfAbsent(role, one -> new ArrayList<>()).add(id);
    receivers.put(login + DOMAIN, name);
    return id;
  }

  Viewer clerk() {
    return viewer(people.get(RoleKind.SECRETARIAT).get(0));
  }

  Viewer manager() {
    return viewer(people.get(RoleKind.SECRETARIAT_MANAGER).get(0));
  }

  Viewer secondManager() {
    return viewer(people.get(RoleKind.SECRETARIAT_MANAGER).get(1));
  }

  Viewer ministry() {
    return viewer(people.get(RoleKind.MINISTRY).get(0));
  }

  Viewer region(Applicant applicant) {
    return viewer(regions.get(applicant));
  }

  Viewer official(PrefectureCode prefecture) {
    return viewer(officials.get(prefecture.value()));
  }

  List<UUID> advisors() {
    return people.get(RoleKind.ADVISOR);
  }

  /** The secretariat on another's word. */
  Viewer onTheWordOf(Viewer secretariat) {
    return viewers.recording(
        secretariat,
        new ProxyEntry(
            ProxyEntry.Means.TELEPHONE, PlayTexts.of("saidBy"), JapanTime.dateOf(clock.instant()), PlayTexts.of("word"),
            null));
  }

  /** Who takes the step: the person it is asked of, else the first of its group who may. */
  Viewer holderOf(WorkLine work) {
    return Stream.of(
            Stream.of(clerk(), manager(), secondManager(), ministry()),
            officials.values().stream().map(this::viewer),
            regions.values().stream().map(this::viewer),
            people.get(RoleKind.ADVISOR).stream().map(this::viewer),
            people.get(RoleKind.REVIEWER).stream().map(this::viewer))
        .flatMap(some -> some)
        .filter(one -> one.holds(work.holder()) && !one.personId().equals(work.excludedId()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody holds " + work.holder()));
  }

  Applicant applicantOf(Viewer region) {
    return regions.entrySet().stream()
        .filter(entry -> entry.getValue().equals(region.personId()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  static UUID personOf(String group) {
    return UUID.fromString(group.substring(group.indexOf('-') + 1));
  }

  String secretariatGroup() {
    return Groups.secretariat(programme);
  }

  /** Who an address belongs to, by role. */
  String receiver(String address) {
    return receivers.getOrDefault(
        address,
        PlayTexts.of(address.startsWith("member") ? "member.receiver" : address.startsWith("sender") ? "receiver.sender" : "receiver.other"));
  }

  /** By which its mails address or name one receiver and not the next. */
  List<String> names() {
    return Stream.of(
            receivers.values().stream(), PrefectureCode.all().stream().map(PrefectureCode::name),
            Stream.of(Applicant.values()).map(Applicant::area))
        .flatMap(some -> some)
        .toList();
  }

  private Viewer viewer(UUID person) {
    return viewers.rolesOf(person).get(0);
  }
}
