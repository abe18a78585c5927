package jp.banso.applications;

import java.util.List;
import java.util.Locale;
import jp.banso.parties.Viewer;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a 決裁用一式 would say if it were printed now. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ApprovalTexts {

  private final ApplicationDesk desk;
  private final ApprovalCovers covers;
  private final Attachments attachments;
  private final MessageSource messages;

  ApprovalTexts(
      ApplicationDesk desk, ApprovalCovers covers, Attachments attachments, MessageSource messages) {
    this.desk = desk;
    this.covers = covers;
    this.attachments = attachments;
    this.messages = messages;
  }

  PrintedText now(Viewer viewer, Application application, ApprovalSide side) {
    ApplicationDesk.Readable text = desk.readable(viewer, application).orElseThrow();
    CheckSheet sheet =
        side == ApprovalSide.PREFECTURE
            ? desk.reviewIfAny(application).map(PrefectureReview::sheet).orElseGet(CheckSheet::blank)
            : null;
    return new PrintedText(text.form(), text.answers(), sheet, covers.printed(viewer, application, side), papers(viewer, application));
  }

  private List<String> papers(Viewer viewer, Application application) {
    return attachments.readable(viewer, application).stream()
        .filter(paper -> !paper.removed())
        .map(
            paper ->
                messages.getMessage(
                    "approvals.paper", new Object[] {paper.latest().file().fileName(), paper.latest().number()},
                    Locale.JAPAN))
        .toList();
  }
}
