package jp.banso.support.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.banso.applications.MemberGroup;
import jp.banso.support.Member;

/** A typed row of the roster; three places for the 区分, as one person may hold several. */
record MemberRow(
    String name, String organisation, String department, String title, String profession,
    String mail, String group1, String group2, String group3, String consent) {

  static final String YES = "YES";
  static final MemberRow EMPTY = new MemberRow("", "", "", "", "", "", "", "", "", "");

  MemberRow {
    name = Typed.text(name);
    organisation = Typed.text(organisation);
    department = Typed.text(department);
    title = Typed.text(title);
    profession = Typed.text(profession);
    mail = Typed.text(mail);
    group1 = Typed.text(group1);
    group2 = Typed.text(group2);
    group3 = Typed.text(group3);
    consent = Typed.text(consent);
  }

  static MemberRow of(Member member) {
    List<String> groups = member.groups().stream().sorted().map(Enum::name).toList();
    return new MemberRow(
        member.name(), member.organisation(), member.department(), member.title(),
        member.profession(), member.mail(), at(groups, 0), at(groups, 1), at(groups, 2),
        member.consent() ? YES : "");
  }

  private static String at(List<String> groups, int index) {
    return index < groups.size() ? groups.get(index) : "";
  }

  Member toMember() {
    Set<MemberGroup> groups = EnumSet.noneOf(MemberGroup.class);
    Stream.of(MemberGroup.values())
        .filter(group -> List.of(group1, group2, group3).contains(group.name()))
        .forEach(groups::add);
    return new Member(
        name, organisation, department, title, profession, mail, groups, YES.equals(consent));
  }
}
