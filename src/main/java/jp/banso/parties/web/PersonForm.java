package jp.banso.parties.web;

import jp.banso.parties.PeopleDesk.NewPerson;
import org.springframework.validation.BindingResult;

/** A new person with a first role, as typed. */
record PersonForm(
    String loginName, String displayName, String mail, String organisation, String role,
    String programme) {

  static PersonForm blank() {
    return new PersonForm("", "", "", "", "", "");
  }

  /** What was typed, or null with the errors noted. */
  NewPerson read(BindingResult errors) {
    Typed typed = new Typed(errors);
    NewPerson person =
        new NewPerson(
            typed.plain("loginName", loginName), typed.text("displayName", displayName),
            typed.plain("mail", mail), typed.id("organisation", organisation), typed.role(role),
            typed.programme(programme));
    return errors.hasErrors() ? null : person;
  }
}
