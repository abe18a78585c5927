package jp.banso.applications;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import jp.banso.applications.SubmissionCover.Honorific;
import jp.banso.calls.CallView;
import jp.banso.correspondence.CoverLetter;
import jp.banso.correspondence.CoverLetters;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.Groups;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The 鑑 as it is proposed: to the secretariat of the call, from whoever signed for the prefecture last. */
@Component
class SubmissionCovers {

  private final Packages packages;
  private final CoverLetters letters;
  private final Addressees addressees;
  private final MessageSource messages;
  private final Clock clock;

  SubmissionCovers(
      Packages packages, CoverLetters letters, Addressees addressees, MessageSource messages, Clock clock) {
    this.packages = packages;
    this.letters = letters;
    this.addressees = addressees;
    this.messages = messages;
    this.clock = clock;
  }

  SubmissionCover proposed(CallView call, PrefectureCode prefecture) {
    return new SubmissionCover(
        "", LocalDate.now(clock),
        packages.lastSender(call.programme().code(), prefecture)
            .or(() -> ofApproval(call, prefecture))
            .orElseGet(() -> head(call, prefecture)),
        call.secretariatName(), Honorific.ONCHU, true);
  }

  /** Who signed the 鑑 of an application in the prefecture's own 決裁. */
  private Optional<String> ofApproval(CallView call, PrefectureCode prefecture) {
    String office = Groups.prefecture(call.programme(), prefecture);
    return letters.at(CoverLetters.ofOffice(office, ApprovalCovers.PURPOSE))
        .map(CoverLetter::senderTitle)
        .filter(title -> !title.isBlank());
  }

  /** The head of the desk, as a proposal. */
  private String head(CallView call, PrefectureCode prefecture) {
    String desk = addressees.desk(call, prefecture).map(DeskContact::deskName).orElse("");
    return messages.getMessage(
        desk.isEmpty() ? "applications.cover.sender.prefecture" : "applications.cover.sender.desk",
        new Object[] {prefecture.name(), desk}, Locale.JAPAN);
  }
}
