package jp.banso.applications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.banso.calls.Calls;
import jp.banso.kernel.JapanTime;
import jp.banso.parties.DeskContact;
import jp.banso.parties.ProxyEntry;
import jp.banso.parties.Viewer;
import jp.banso.parties.Viewers;
import org.springframework.stereotype.Component;

/** What came by mail is the word of its sender: the secretariat that copies it records a 代理入力. */
@Component
class MailWord {

  private final Viewers viewers;
  private final Addressees addressees;
  private final Calls calls;
  private final CompilationRows rows;

  MailWord(Viewers viewers, Addressees addressees, Calls calls, CompilationRows rows) {
    this.viewers = viewers;
    this.addressees = addressees;
    this.calls = calls;
    this.rows = rows;
  }

  /** The same viewer on the word of the mail that the application came with. */
  Viewer of(Viewer viewer, Application application) {
    if (application.mailedCorrection().isPresent()) {
      return of(viewer, application, application.mailedCorrection().orElseThrow());
    }
    Receipt receipt = application.receipt();
    List<UUID> files = rows.files(application.id());
    return of(
        viewer, application, means(receipt.arrival()), receipt.senderMail(), receipt.at(),
        files.isEmpty() ? null : files.get(0));
  }

  /** On the word of a mail that answers a return. */
  Viewer of(Viewer viewer, Application application, MailedCorrection mail) {
    return of(viewer, application, ProxyEntry.Means.MAIL, mail.sender(), mail.arrivedAt(), mail.document());
  }

  private Viewer of(
      Viewer viewer, Application application, ProxyEntry.Means means, String from, Instant at, UUID mail) {
    return viewers.recording(
        viewer,
        new ProxyEntry(
            means, sender(application, from), JapanTime.dateOf(at), "", mail == null ? null : () -> mail));
  }

  private static ProxyEntry.Means means(ArrivalMeans arrival) {
    return switch (arrival) {
      case MAIL, SCAN -> ProxyEntry.Means.MAIL;
      case FAX -> ProxyEntry.Means.FAX;
      case TELEPHONE -> ProxyEntry.Means.TELEPHONE;
      case POST -> ProxyEntry.Means.POST;
      case COUNTER -> ProxyEntry.Means.MEETING;
    };
  }

  /** The desk by its name, anyone else by the address of the mail. */
  private String sender(Application application, String mail) {
    return addressees
        .desk(calls.get(application.call()), application.prefecture())
        .filter(desk -> desk.mail().equalsIgnoreCase(mail))
        .map(DeskContact::deskName)
        .orElse(mail);
  }
}
