package jp.banso.applications;

import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a 決裁用一式 would say if it were printed now. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ApprovalTexts {

  private final ApplicationDesk desk;
  private final ApprovalCovers covers;

  ApprovalTexts(ApplicationDesk desk, ApprovalCovers covers) {
    this.desk = desk;
    this.covers = covers;
  }

  PrintedText now(Viewer viewer, Application application, ApprovalSide side) {
    ApplicationDesk.Readable text = desk.readable(viewer, application).orElseThrow();
    CheckSheet sheet =
        side == ApprovalSide.PREFECTURE
            ? desk.reviewIfAny(application).map(PrefectureReview::sheet).orElseGet(CheckSheet::blank)
            : null;
    return new PrintedText(text.form(), text.answers(), sheet, covers.printed(viewer, application, side));
  }
}
