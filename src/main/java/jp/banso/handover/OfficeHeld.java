package jp.banso.handover;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jp.banso.handover.HeldThing.Kind;
import jp.banso.parties.People;
import jp.banso.parties.Registration;
import jp.banso.parties.RoleHolding;
import jp.banso.parties.RoleHoldings;
import jp.banso.parties.RoleKind;
import jp.banso.platform.mail.Outbox;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What belongs to the place and not to a case: the desk's contact where it is the person's own address, the keeping
 * of the desk,
 * the mails to the person. An address that others read too stays with the desk and hands nothing on.
 */
@Component
@Order(3)
class OfficeHeld implements HeldThings {

  private static final int MAILS = 30;

  private final People people;
  private final RoleHoldings holdings;
  private final Registration registration;
  private final Outbox outbox;
  private final MessageSource messages;
  private final Clock clock;

  OfficeHeld(
      People people, RoleHoldings holdings, Registration registration, Outbox outbox, MessageSource messages, Clock clock) {
    this.people = people;
    this.holdings = holdings;
    this.registration = registration;
    this.outbox = outbox;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public List<HeldThing> held(Leaving leaving) {
    RoleHolding holding = leaving.holding();
    List<HeldThing> things = new ArrayList<>();
    boolean own = !holdings.sharesMail(holding);
    if (own && isContact(holding)) {
      things.add(
          new HeldThing(
              Kind.CONTACT, holding.mail(), text("handover.thing.contact", holding.mail()),
              "/desk-contacts/" + holding.prefecture().value()));
    }
    if (holding.deskManager() && isLastKeeper(holding)) {
      things.add(new HeldThing(Kind.KEEPER, holding.roleId().toString(), text("handover.thing.keeper"), "/desk"));
    }
    if (own) {
      outbox.sentTo(holding.programme(), Set.of(holding.mail()), null, MAILS).stream()
          .map(
              one ->
                  new HeldThing(
                      Kind.MAIL, one.mail().id().toString(), one.mail().subject(), "/letters/" + one.mail().id()))
          .forEach(things::add);
    }
    return things;
  }

  private boolean isContact(RoleHolding holding) {
    return holding.role() == RoleKind.PREFECTURE
        && people.desksOf(holding.programme(), holding.prefecture()).stream()
            .anyMatch(desk -> desk.mail().equalsIgnoreCase(holding.mail()));
  }

  private boolean isLastKeeper(RoleHolding holding) {
    return holdings.at(holding.organisationId(), holding.programme()).stream()
        .noneMatch(one -> one.deskManager() && !one.roleId().equals(holding.roleId()));
  }

  @Override
  public void handOver(Leaving leaving, RoleHolding successor, List<HeldThing> things) {
    RoleHolding holding = leaving.holding();
    for (HeldThing thing : things) {
      if (thing.kind() == Kind.CONTACT) {
        registration.deskMailChanged(holding.programme(), holding.prefecture(), holding.mail(), successor.mail());
      } else if (thing.kind() == Kind.KEEPER) {
        registration.deskManager(successor.roleId(), true);
      }
    }
    if (!holdings.sharesMail(holding)) {
      registration.inheritMail(successor.personId(), holding.programme(), holding.mail(), clock.instant());
      outbox.readdressAll(holding.programme(), holding.mail(), successor.mail());
    }
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
