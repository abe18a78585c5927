package jp.banso.applications;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.CoverLetter;
import jp.banso.correspondence.CoverLetter.Honorific;
import jp.banso.correspondence.CoverLetters;
import jp.banso.parties.DeskContact;
import jp.banso.parties.Viewer;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The 鑑 of an application: what its side wrote for it, else the words that the office used the last time, else a
 * proposal. Names of the call and the region stand in it as places and are filled in when it is printed, so that last
 * year's words never carry last year's names.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ApprovalCovers {

  static final String PURPOSE = "application";

  private final ApprovalRows rows;
  private final CoverLetters covers;
  private final Calls calls;
  private final Addressees addressees;
  private final CaseNumbers numbers;
  private final MessageSource messages;

  ApprovalCovers(
      ApprovalRows rows, CoverLetters covers, Calls calls, Addressees addressees, CaseNumbers numbers,
      MessageSource messages) {
    this.rows = rows;
    this.covers = covers;
    this.calls = calls;
    this.addressees = addressees;
    this.numbers = numbers;
    this.messages = messages;
  }

  /** As it is edited, with its places. */
  CoverLetter written(Viewer viewer, Application application, ApprovalSide side) {
    return rows.cover(application.id(), side)
        .or(() -> covers.at(office(viewer, application, side)))
        .orElseGet(() -> proposed(viewer, application, side));
  }

  /** As it is printed. */
  CoverLetter printed(Viewer viewer, Application application, ApprovalSide side) {
    return written(viewer, application, side).with(filler(application));
  }

  /** Where the office's words are kept for the next time. */
  String office(Viewer viewer, Application application, ApprovalSide side) {
    return CoverLetters.ofOffice(
        side == ApprovalSide.REGION ? viewer.organisationId().toString() : side.group(application), PURPOSE);
  }

  private CoverLetter proposed(Viewer viewer, Application application, ApprovalSide side) {
    CallView call = calls.get(application.call());
    String desk =
        addressees.desk(call, application.prefecture()).map(DeskContact::deskName).orElse("");
    String own = application.prefecture().name() + desk;
    boolean region = side == ApprovalSide.REGION;
    return new CoverLetter(
        "", null, region ? own : call.secretariatName(), Honorific.ONCHU, region ? viewer.organisationName() : own,
        true, text("approvals.proposed.subject"),
        text(region ? "approvals.proposed.body.region" : "approvals.proposed.body.prefecture"),
        text(region ? "approvals.proposed.items.region" : "approvals.proposed.items.prefecture"), "");
  }

  private UnaryOperator<String> filler(Application application) {
    CallView call = calls.get(application.call());
    Map<String, String> places = new LinkedHashMap<>();
    places.put(text("approvals.place.call"), call.title());
    places.put(text("approvals.place.year"), call.fiscalYear().name());
    places.put(text("approvals.place.prefecture"), application.prefecture().name());
    places.put(text("approvals.place.area"), application.areaName());
    places.put(text("approvals.place.number"), numbers.shown(application.key()));
    return words -> {
      String filled = words;
      for (Map.Entry<String, String> place : places.entrySet()) {
        filled = filled.replace(place.getKey(), place.getValue());
      }
      return filled;
    };
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
