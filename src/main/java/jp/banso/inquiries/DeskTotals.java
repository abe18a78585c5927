package jp.banso.inquiries;

import static jp.banso.inquiries.InquiryState.OPEN;

import jp.banso.kernel.NotFound;
import jp.banso.parties.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many there are of what pages show the first of, so that nobody takes a part for the whole. */
@Service
@Transactional(readOnly = true)
public class DeskTotals {

  private final JdbcClient jdbc;

  DeskTotals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public int openInquiries(Viewer viewer) {
    return ofDesk(viewer, "inquiry i where i.programme = ? and i.state in " + OPEN);
  }

  public int openCallbacks(Viewer viewer) {
    return ofDesk(
        viewer, "callback c join inquiry i on i.id = c.inquiry_id where i.programme = ? and c.state = 'OPEN'");
  }

  public int settledCallbacks(Viewer viewer) {
    return ofDesk(
        viewer, "callback c join inquiry i on i.id = c.inquiry_id where i.programme = ? and c.state <> 'OPEN'");
  }

  public int deletions(Viewer viewer) {
    return ofDesk(viewer, "inquiry_deletion where programme = ?");
  }

  /** What the ministry was asked; the ministry alone counts it so. */
  public int ministryInquiries(Viewer viewer) {
    if (!viewer.isMinistryOf(viewer.programme())) {
      throw new NotFound("inquiries to the ministry for " + viewer.role());
    }
    return count(viewer, "ministry_inquiry m join inquiry i on i.id = m.inquiry_id where i.programme = ?");
  }

  private int ofDesk(Viewer viewer, String of) {
    InquiryAccess.requireDesk(viewer);
    return count(viewer, of);
  }

  private int count(Viewer viewer, String of) {
    return jdbc.sql("select count(*) from " + of).param(viewer.programme().name()).query(Integer.class).single();
  }
}
