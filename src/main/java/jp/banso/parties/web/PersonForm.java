package jp.banso.parties.web;

import jp.banso.parties.PeopleDesk.NewPerson;
import jp.banso.platform.web.FieldLabel;
import org.springframework.validation.BindingResult;

/** A new person with a first role, as typed. */
record PersonForm(
    @FieldLabel("parties.login.name") String loginName,
    @FieldLabel("parties.people.name") String displayName,
    @FieldLabel("parties.people.mail") String mail,
    @FieldLabel("parties.people.organisation") String organisation,
    @FieldLabel("parties.people.role") String role,
    @FieldLabel("parties.demo.programme") String programme,
    @FieldLabel("parties.people.firstDay") String firstDay,
    @FieldLabel("parties.people.lastDay") String lastDay) {

  static PersonForm blank() {
    return new PersonForm("", "", "", "", "", "", "", "");
  }

  /** What was typed, or null with the errors noted. */
  NewPerson read(BindingResult errors) {
    Typed typed = new Typed(errors);
    NewPerson person =
        new NewPerson(
            typed.plain("loginName", loginName), typed.text("displayName", displayName),
            typed.plain("mail", mail), typed.wanted(organisation, role, programme, firstDay, lastDay));
    return errors.hasErrors() ? null : person;
  }
}
