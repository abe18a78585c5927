package jp.banso.parties.web;

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
    DeskContact desk =
        new DeskContact(
            typed.prefecture(prefecture), typed.text("deskName", deskName), typed.plain("mail", mail),
            typed.plain("telephone", telephone));
    return errors.hasErrors() ? null : desk;
  }
}
