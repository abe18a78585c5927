package jp.banso.applications;

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
    Receipt receipt = application.receipt();
    List<UUID> files = rows.files(application.id());
    return viewers.recording(
        viewer,
        new ProxyEntry(
            means(receipt.arrival()), sender(application), JapanTime.dateOf(receipt.at()), "",
            files.isEmpty() ? null : () -> files.get(0)));
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
  private String sender(Application application) {
    String mail = application.receipt().senderMail();
    return addressees
        .desk(calls.get(application.call()), application.prefecture())
        .filter(desk -> desk.mail().equalsIgnoreCase(mail))
        .map(DeskContact::deskName)
        .orElse(mail);
  }
}
