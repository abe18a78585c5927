package jp.banso.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import jp.banso.TestPerson;
import jp.banso.parties.Registration;
import jp.banso.parties.Registration.NewRole;
import jp.banso.parties.Viewer;
import jp.banso.parties.Viewers;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;

/** A person of our own for each seat, registered as an administrator would. */
public final class Cast {

  private final Map<Seat, UUID> people = new EnumMap<>(Seat.class);
  private final Map<Seat, String> logins = new EnumMap<>(Seat.class);
  private final Viewers viewers;
  private final UserDetailsService accounts;

  public Cast(ApplicationContext context) {
    viewers = context.getBean(Viewers.class);
    accounts = context.getBean(UserDetailsService.class);
    Registration registration = context.getBean(Registration.class);
    LocalDate today = LocalDate.now(context.getBean("businessClock", Clock.class));
    String mark = UUID.randomUUID().toString().substring(0, 8);
    for (Seat seat : Seat.values()) {
      if (seat.role() != null) {
        register(registration, seat, mark, today);
      }
    }
  }

  private void register(Registration registration, Seat seat, String mark, LocalDate today) {
    String login = seat.name().toLowerCase(java.util.Locale.ROOT) + "-" + mark;
    UUID organisation =
        registration.organisation(seat.role().name(), "試験" + seat + mark, seat.prefecture());
    UUID person =
        registration.personWithHash(login, "試験の担当者", login + "@example.jp", TestPerson.PASSWORD_HASH, false);
    registration.role(
        person, organisation,
        new NewRole(seat.role(), seat.programme(), seat.prefecture(), today.minusDays(1)));
    people.put(seat, person);
    logins.put(seat, login);
  }

  public UUID person(Seat seat) {
    return people.get(seat);
  }

  /** The seat's viewer at this moment. */
  public Viewer viewer(Seat seat) {
    return viewers.rolesOf(people.get(seat)).get(0);
  }

  public UserDetails account(Seat seat) {
    return accounts.loadUserByUsername(logins.get(seat));
  }
}
