package jp.banso.reception;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.calls.PublishedCalls;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ReadableCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.People;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts the page of a prefecture together; it is public, as the call is. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ReceptionPages {

  private final ReceptionRows rows;
  private final PublishedCalls published;
  private final Calls calls;
  private final People people;
  private final MessageSource messages;
  private final Clock clock;

  ReceptionPages(
      ReceptionRows rows, PublishedCalls published, Calls calls, People people, MessageSource messages, Clock clock) {
    this.rows = rows;
    this.published = published;
    this.calls = calls;
    this.people = people;
    this.messages = messages;
    this.clock = clock;
  }

  /** The calls that were published, newest first. */
  List<CallView> calls() {
    return published.all();
  }

  /**
   * The page at a short address, as it was typed from paper: in any width and case.
   *
   * @throws NotFound if there is none
   */
  ReceptionView at(String code) {
    String typed = ReadableCode.typed(code);
    for (CallView call : published.all()) {
      Optional<PrefectureCode> prefecture =
          PrefectureCode.all().stream().filter(one -> PageCode.of(call.id(), one).equals(typed)).findFirst();
      if (prefecture.isPresent()) {
        return of(call.id(), prefecture.get());
      }
    }
    throw new NotFound("reception page");
  }

  /**
   * The page of a prefecture.
   *
   * @throws NotFound if the call is not published
   */
  ReceptionView of(CallId id, PrefectureCode prefecture) {
    PublishedCalls.PublishedCall page = published.get(id);
    CallView call = page.call();
    return new ReceptionView(
        PageCode.of(id, prefecture), call, prefecture,
        rows.find(id, prefecture).orElseGet(() -> prepared(call, prefecture)), calls.days(call, prefecture),
        page.documents(), call.isOpen() && clock.instant().isBefore(call.deadlineEnd()));
  }

  private ReceptionNotice prepared(CallView call, PrefectureCode prefecture) {
    Optional<DeskContact> desk = people.desk(call.programme(), call.fiscalYear(), prefecture);
    String name = desk.map(DeskContact::deskName).orElse("");
    return new ReceptionNotice(
        "",
        desk.map(one -> text("reception.contact.prepared", prefecture.name(), name, one.telephone(), one.mail())).orElse(""),
        "", text("reception.letter.to.prepared"), text("reception.letter.from.prepared", prefecture.name(), name), null,
        false, 0);
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
