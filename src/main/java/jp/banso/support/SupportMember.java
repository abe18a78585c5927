package jp.banso.support;

import jakarta.persistence.Embeddable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import jp.banso.composition.MemberGroup;

/** A {@link Member} as it is stored. */
@Embeddable
class SupportMember {

  private String name;
  private String organisation;
  private String department;
  private String title;
  private String profession;
  private String mail;
  private String groupCodes;
  private boolean consent;

  protected SupportMember() {}

  static SupportMember of(Member member) {
    SupportMember row = new SupportMember();
    row.name = member.name();
    row.organisation = member.organisation();
    row.department = member.department();
    row.title = member.title();
    row.profession = member.profession();
    row.mail = member.mail();
    row.groupCodes =
        member.groups().stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    row.consent = member.consent();
    return row;
  }

  Member toMember() {
    Set<MemberGroup> groups = EnumSet.noneOf(MemberGroup.class);
    Arrays.stream(groupCodes.split(","))
        .filter(code -> !code.isEmpty())
        .map(MemberGroup::valueOf)
        .forEach(groups::add);
    return new Member(name, organisation, department, title, profession, mail, groups, consent);
  }
}
