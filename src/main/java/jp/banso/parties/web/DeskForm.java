package jp.banso.parties.web;

import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.DeskContact;
import org.springframework.validation.BindingResult;

/** The desk of a prefecture in a fiscal year, as typed. */
record DeskForm(Integer year, String prefecture, String deskName, String mail, String telephone) {

  static DeskForm blank(int year) {
    return new DeskForm(year, "", "", "", "");
  }

  /** What was typed, or null with the errors noted. */
  DeskContact read(BindingResult errors) {
    Typed typed = new Typed(errors);
    PrefectureCode of = typed.prefecture(prefecture);
    String name = typed.text("deskName", deskName);
    String address = typed.plain("mail", mail);
    String number = typed.plain("telephone", telephone);
    return errors.hasErrors() ? null : new DeskContact(of, name, address, number);
  }
}
