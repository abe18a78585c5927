package jp.banso.support.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.composition.MemberGroup;
import jp.banso.platform.web.FieldLabel;
import jp.banso.support.Member;

/** A typed row of the roster; one person may hold several 区分. */
record MemberRow(
    @FieldLabel("support.roster.name") String name,
    @FieldLabel("support.roster.organisation") String organisation,
    @FieldLabel("support.roster.department") String department,
    @FieldLabel("support.roster.title") String title,
    @FieldLabel("support.roster.profession") String profession,
    @FieldLabel("support.roster.mail") String mail,
    @FieldLabel("support.roster.groups") List<String> groups,
    @FieldLabel("support.roster.consent") String consent) {

  static final List<String> COLUMNS =
      List.of("name", "organisation", "department", "title", "profession", "mail", "groups", "consent");
  static final String YES = "YES";
  static final MemberRow EMPTY = new MemberRow("", "", "", "", "", "", List.of(), "");

  MemberRow {
    name = Typed.text(name);
    organisation = Typed.text(organisation);
    department = Typed.text(department);
    title = Typed.text(title);
    profession = Typed.text(profession);
    mail = Typed.narrow(mail);
    groups = groups == null ? List.of() : groups.stream().map(Typed::text).toList();
    consent = Typed.text(consent);
  }

  static MemberRow of(Member member) {
    return new MemberRow(
        member.name(), member.organisation(), member.department(), member.title(),
        member.profession(), member.mail(),
        member.groups().stream().sorted().map(Enum::name).toList(), member.consent() ? YES : "");
  }

  static String label(String column) {
    return "support.roster." + column;
  }

  /** In the order of {@link #COLUMNS}, in words; {@code text} gives those of a message key. */
  List<String> cells(Function<String, String> text) {
    Member member = toMember();
    String held =
        member.groups().stream().map(MemberGroup::messageKey).map(text).collect(Collectors.joining(" "));
    String agreed = text.apply("support.roster.consent." + (member.consent() ? "yes" : "no"));
    return List.of(name, organisation, department, title, profession, mail, held, agreed);
  }

  Member toMember() {
    Set<MemberGroup> held = EnumSet.noneOf(MemberGroup.class);
    Stream.of(MemberGroup.values()).filter(group -> groups.contains(group.name())).forEach(held::add);
    return new Member(
        name, organisation, department, title, profession, mail, held, YES.equals(consent));
  }
}
