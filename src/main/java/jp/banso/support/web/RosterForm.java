package jp.banso.support.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.StaleEditView;
import jp.banso.platform.web.TypedRows;
import jp.banso.support.Member;
import org.springframework.validation.Errors;

/** 構成員名簿 as typed. */
record RosterForm(
    @FieldLabel("fragments.rows.row") List<MemberRow> members,
    @FieldLabel("support.roster.reason") String reason,
    Long version) {

  RosterForm {
    members = TypedRows.of(members, MemberRow.EMPTY);
    reason = Typed.text(reason);
  }

  List<Member> toMembers() {
    return members.stream().map(MemberRow::toMember).toList();
  }

  long seen() {
    return version == null ? -1 : version;
  }

  /** What was typed, on top of what someone else saved meanwhile. */
  RosterForm onto(long newVersion) {
    return new RosterForm(members, reason, newVersion);
  }

  /** {@code text} gives the words of a message key. */
  StaleEditView.Comparison against(List<Member> theirs, Function<String, String> text) {
    return new StaleEditView.Comparison()
        .rows(
            MemberRow.COLUMNS.stream().map(MemberRow::label).map(text).toList(),
            members.stream().map(row -> row.cells(text)).toList(),
            theirs.stream().map(MemberRow::of).map(row -> row.cells(text)).toList());
  }

  RosterForm withRow() {
    List<MemberRow> rows = new ArrayList<>(members);
    rows.add(MemberRow.EMPTY);
    return new RosterForm(rows, reason, version);
  }

  RosterForm withoutRow(int index) {
    List<MemberRow> rows = new ArrayList<>(members);
    if (index >= 0 && index < rows.size()) {
      rows.remove(index);
    }
    return new RosterForm(rows, reason, version);
  }

  /** What even a draft does not hold. */
  void limit(Errors errors) {
    Typed.limit(errors, "reason", reason, Typed.LONG);
    for (int index = 0; index < members.size(); index++) {
      String path = "members[" + index + "].";
      MemberRow row = members.get(index);
      Typed.limit(errors, path + "name", row.name(), Typed.SHORT);
      Typed.limit(errors, path + "organisation", row.organisation(), Typed.SHORT);
      Typed.limit(errors, path + "department", row.department(), Typed.SHORT);
      Typed.limit(errors, path + "title", row.title(), Typed.SHORT);
      Typed.limit(errors, path + "profession", row.profession(), Typed.SHORT);
      Typed.limit(errors, path + "mail", row.mail(), Typed.SHORT);
    }
  }

  /** What a confirmed row needs: a person, a body or profession, an address, a group. */
  void check(Errors errors) {
    for (int index = 0; index < members.size(); index++) {
      MemberRow row = members.get(index);
      if (!row.toMember().isBlank()) {
        check(errors, "members[" + index + "].", row);
      }
    }
  }

  private static void check(Errors errors, String path, MemberRow row) {
    Typed.need(errors, path + "name", row.name());
    Typed.need(errors, path + "organisation", row.organisation());
    Typed.need(errors, path + "profession", row.profession());
    if (!Typed.isMail(row.mail())) {
      errors.rejectValue(path + "mail", "support.error.mail");
    }
    if (row.toMember().groups().isEmpty()) {
      errors.rejectValue(path + "groups", "support.error.choose");
    }
  }
}
