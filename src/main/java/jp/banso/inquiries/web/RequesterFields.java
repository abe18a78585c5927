package jp.banso.inquiries.web;

import java.util.Objects;
import java.util.regex.Pattern;
import jp.banso.inquiries.Requester;
import jp.banso.inquiries.RequesterKind;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.PrefectureCode;
import jp.banso.platform.web.TypedFields;
import org.springframework.validation.Errors;

/** Reads who asks, in full or half width; what cannot be read is said at its field. */
final class RequesterFields extends TypedFields {

  private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9][0-9()\\- ]{6,24}[0-9]");
  private static final Pattern DASHES = Pattern.compile("[\u2010-\u2015\u2212\u30fc\uff0d]");

  RequesterFields(Errors errors) {
    super(errors);
  }

  Requester read(
      String organisation, String kind, String prefecture, String name, String mail, String telephone) {
    return new Requester(
        lineOrNull("organisation", organisation), plain(kind).isEmpty() ? null : choice("kind", kind, RequesterKind.class),
        prefecture(prefecture), lineOrNull("name", name), mailOrNull("mail", mail), telephone(telephone));
  }

  /** @throws BadInput for several lines, which no page of ours sends: they would end up in the head of a mail */
  @Override
  public String line(String field, String typed) {
    if (typed != null && typed.strip().lines().skip(1).findAny().isPresent()) {
      throw new BadInput("several lines in " + field);
    }
    return super.line(field, typed);
  }

  private String prefecture(String typed) {
    String code = plain(typed);
    if (!code.isEmpty() && PrefectureCode.all().stream().noneMatch(one -> one.value().equals(code))) {
      errors.rejectValue("prefecture", "fragments.typed.choice");
    }
    return code.isEmpty() ? null : code;
  }

  private String telephone(String typed) {
    String number = DASHES.matcher(plain(typed)).replaceAll("-");
    if (!number.isEmpty() && !TELEPHONE.matcher(number).matches()) {
      errors.rejectValue("telephone", "inquiries.refused.telephone");
    }
    return number.isEmpty() ? null : number;
  }

  static String text(Object kept) {
    return Objects.toString(kept, "");
  }

  /** A text of several lines as it is kept; empty for nothing. */
  static String lines(String typed) {
    return text(typed).strip().replace("\r\n", "\n");
  }

  /** As {@link #lines}, null for nothing. */
  static String linesOrNull(String typed) {
    String lines = lines(typed);
    return lines.isEmpty() ? null : lines;
  }
}
