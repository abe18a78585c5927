package jp.banso.inquiries;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.CaseSight;
import jp.banso.inquiries.InquiryLink.Kind;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 相談を分ける・つなぐ: several questions of one mail, and what an inquiry is connected with. */
@Service
@Transactional
public class InquirySplitting {

  private final InquiryAccess access;
  private final Inquiries inquiries;
  private final InquiryLinks links;
  private final InquiryIntake intake;
  private final InquiryProcess process;
  private final InquiryMails mails;
  private final CaseNumbers numbers;
  private final List<CaseSight> sights;
  private final AuditLog audit;
  private final Clock clock;

  InquirySplitting(
      InquiryAccess access, Inquiries inquiries, InquiryLinks links, InquiryIntake intake, InquiryProcess process,
      InquiryMails mails, CaseNumbers numbers, List<CaseSight> sights, AuditLog audit, Clock clock) {
    this.access = access;
    this.inquiries = inquiries;
    this.links = links;
    this.intake = intake;
    this.process = process;
    this.mails = mails;
    this.numbers = numbers;
    this.sights = sights;
    this.audit = audit;
    this.clock = clock;
  }

  /** A question that is answered by itself, in the words that the clerk chose. */
  public record Part(String subject, String text) {}

  /**
   * Opens an inquiry for each part, of the same asker and under the same terms; the first goes on with the rest. The
   * asker is told once under which numbers the answers come.
   *
   * @return the new ones, in the order of the parts
   * @throws StaleEdit if somebody else was quicker
   */
  public Outcome<List<InquiryId>> split(Viewer viewer, InquiryId id, long version, List<Part> parts) {
    Inquiry whole = access.held(viewer, id);
    whole.requireVersion(version);
    whole.requireOpen();
    if (parts.isEmpty()) {
      return Outcome.refused("inquiries.refused.parts");
    }
    List<Inquiry> opened = new ArrayList<>();
    for (Part part : parts) {
      Inquiry one = intake.part(whole, part.subject(), part.text(), viewer.actor());
      if (whole.assignedTo() != null) {
        one.assign(whole.assignedTo());
        inquiries.saveAndFlush(one);
        process.assigned(one.key(), whole.assignedTo());
      }
      links.add(one.id(), whole.key(), Kind.WHOLE, viewer.personId(), clock.instant());
      links.add(whole.id(), one.key(), Kind.PART, viewer.personId(), clock.instant());
      opened.add(one);
    }
    whole.split(parts.size());
    inquiries.saveAndFlush(whole);
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.inquiries.split", whole.key())
            .detail("reason", opened.stream().map(one -> numbers.shown(one.key())).collect(Collectors.joining(" "))));
    if (whole.requester().mail() != null) {
      mails.split(whole, listed(whole, opened));
    }
    return Outcome.done(opened.stream().map(Inquiry::inquiryId).toList());
  }

  private String listed(Inquiry whole, List<Inquiry> opened) {
    List<Inquiry> all = new ArrayList<>(List.of(whole));
    all.addAll(opened);
    return all.stream()
        .map(one -> numbers.shown(one.key()) + "\u3000" + one.subject())
        .collect(Collectors.joining("\n"));
  }

  /** Connects it with a case of the same programme, which never shows it. */
  public Outcome<Void> connect(Viewer viewer, InquiryId id, String typed) {
    Inquiry inquiry = access.held(viewer, id);
    CaseKey key = known(viewer, inquiry, typed);
    if (key == null) {
      return Outcome.refused("inquiries.refused.linkNumber");
    }
    if (!links.add(inquiry.id(), key, Kind.RELATED, viewer.personId(), clock.instant())) {
      return Outcome.refused("inquiries.refused.linked");
    }
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.inquiries.linked", inquiry.key()).detail("reason", numbers.shown(key)));
    return Outcome.done();
  }

  /** Null if there is none that the desk knows, or if it is the inquiry itself. */
  private CaseKey known(Viewer viewer, Inquiry inquiry, String typed) {
    try {
      CaseKey key = new CaseKey(numbers.asKey(typed == null ? "" : typed.strip()));
      boolean ofProgramme = key.programme().filter(one -> one == inquiry.programme()).isPresent();
      return ofProgramme && !key.equals(inquiry.key()) && sights.stream().anyMatch(one -> one.sees(viewer, key))
          ? key
          : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** @throws NotFound if they are not connected by hand */
  public void disconnect(Viewer viewer, InquiryId id, String number) {
    Inquiry inquiry = access.held(viewer, id);
    CaseKey key = known(viewer, inquiry, number);
    if (key == null || !links.remove(inquiry.id(), key)) {
      throw new NotFound("link of " + inquiry.key());
    }
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.inquiries.unlinked", inquiry.key()).detail("reason", numbers.shown(key)));
  }
}
