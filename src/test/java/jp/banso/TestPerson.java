package jp.banso;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Registration;
import jp.banso.parties.Registration.NewRole;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.parties.Viewers;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A person of a test's own, registered as an administrator would. */
public record TestPerson(ApplicationContext context, UUID id, String loginName) {

  public static final String PASSWORD = "a-long-test-password";

  /** Its hash, made once: the tests register people by the thousand, and a hash is slow by intent. */
  public static final String PASSWORD_HASH = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);

  public static TestPerson with(ApplicationContext context, RoleKind role, ProgrammeCode programme) {
    TestPerson person = nobody(context);
    person.give(role, programme, null);
    return person;
  }

  /** Somebody with an account and no role yet. */
  public static TestPerson nobody(ApplicationContext context) {
    String login = "test-" + UUID.randomUUID();
    UUID id =
        context
            .getBean(Registration.class)
            .personWithHash(login, "試験の担当者", login + "@example.jp", PASSWORD_HASH, false);
    return new TestPerson(context, id, login);
  }

  /** Gives a role at an organisation of its own; answers the role's id. */
  public UUID give(RoleKind role, ProgrammeCode programme, PrefectureCode prefecture) {
    Registration registration = context.getBean(Registration.class);
    LocalDate today = LocalDate.now(context.getBean(Clock.class));
    UUID organisation = registration.organisation(role.name(), "試験所属" + role, prefecture);
    return registration.role(id, organisation, new NewRole(role, programme, prefecture, today.minusDays(1)));
  }

  public Viewer viewer() {
    return context.getBean(Viewers.class).rolesOf(id).get(0);
  }

  /** Signs the person in for one request. */
  public RequestPostProcessor signedIn() {
    return user(context.getBean(UserDetailsService.class).loadUserByUsername(loginName));
  }
}
