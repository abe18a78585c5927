package jp.banso.handover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import jp.banso.TestPerson;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Registration;
import jp.banso.parties.RoleKind;
import org.springframework.context.ApplicationContext;

/** People of a test's own who work at one organisation. */
final class Office {

  private final ApplicationContext context;
  private final RoleKind role;
  private final ProgrammeCode programme;
  private final PrefectureCode prefecture;
  private final UUID organisation;

  Office(ApplicationContext context, RoleKind role, ProgrammeCode programme, String prefecture) {
    this.context = context;
    this.role = role;
    this.programme = programme;
    this.prefecture = PrefectureCode.of(prefecture);
    organisation =
        context.getBean(Registration.class)
            .organisation(role.name(), "試験の課" + UUID.randomUUID().toString().substring(0, 8), this.prefecture);
  }

  TestPerson colleague() {
    return colleague(false);
  }

  TestPerson colleague(boolean manages) {
    TestPerson person = TestPerson.nobody(context);
    LocalDate today = LocalDate.now(context.getBean("businessClock", Clock.class));
    context.getBean(Registration.class)
        .role(
            person.id(), organisation, new Registration.NewRole(role, programme, prefecture, today.minusDays(30)), null,
            manages);
    return person;
  }
}
