package jp.banso.applications;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import jp.banso.applications.SubmissionCover.Honorific;
import jp.banso.calls.CallView;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.DeskContact;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The 鑑 as it is proposed: to the secretariat of the call, from whoever signed for the prefecture last. */
@Component
class SubmissionCovers {

  private final Packages packages;
  private final Addressees addressees;
  private final MessageSource messages;
  private final Clock clock;

  SubmissionCovers(Packages packages, Addressees addressees, MessageSource messages, Clock clock) {
    this.packages = packages;
    this.addressees = addressees;
    this.messages = messages;
    this.clock = clock;
  }

  SubmissionCover proposed(CallView call, PrefectureCode prefecture) {
    return new SubmissionCover(
        "", LocalDate.now(clock),
        packages.lastSender(call.programme().code(), prefecture).orElseGet(() -> head(call, prefecture)),
        call.secretariatName(), Honorific.ONCHU, true);
  }

  /** The head of the desk, as a proposal. */
  private String head(CallView call, PrefectureCode prefecture) {
    String desk = addressees.desk(call, prefecture).map(DeskContact::deskName).orElse("");
    return messages.getMessage(
        desk.isEmpty() ? "applications.cover.sender.prefecture" : "applications.cover.sender.desk",
        new Object[] {prefecture.name(), desk}, Locale.JAPAN);
  }
}
