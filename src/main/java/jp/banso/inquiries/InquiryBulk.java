package jp.banso.inquiries;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.BulkReport;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;

/** Acts on many inquiries, each in a transaction of its own: one that fails does not keep the others back. */
@Service
public class InquiryBulk {

  private final InquiryHandling handling;
  private final Inquiries inquiries;
  private final CaseNumbers numbers;

  InquiryBulk(InquiryHandling handling, Inquiries inquiries, CaseNumbers numbers) {
    this.handling = handling;
    this.inquiries = inquiries;
    this.numbers = numbers;
  }

  /** @param person null leaves them to everybody of the desk */
  public BulkReport assignAll(Viewer viewer, List<UUID> chosen, UUID person) {
    return all(viewer, chosen, id -> handling.assign(viewer, id, person));
  }

  /** Ends them without an answer, for one reason. */
  public Outcome<BulkReport> endAll(Viewer viewer, List<UUID> chosen, String reason) {
    InquiryAccess.requireInPerson(viewer);
    if (reason.isBlank() && !chosen.isEmpty()) {
      return Outcome.refused("inquiries.refused.reason");
    }
    return Outcome.done(
        all(
            viewer, chosen,
            id -> {
              handling.end(viewer, id, reason);
              return Outcome.done();
            }));
  }

  private BulkReport all(Viewer viewer, List<UUID> chosen, Function<InquiryId, Outcome<Void>> act) {
    InquiryAccess.requireInPerson(viewer);
    BulkReport.Counting counting = new BulkReport.Counting();
    names(viewer, chosen).forEach((id, name) -> counting.add(name, failure(id, act)));
    return counting.report();
  }

  /** Another programme's has no name here. */
  private Map<UUID, String> names(Viewer viewer, List<UUID> chosen) {
    Map<UUID, String> shown =
        inquiries.findByIdIn(chosen).stream()
            .filter(inquiry -> viewer.isSecretariatOf(inquiry.programme()))
            .collect(Collectors.toMap(Inquiry::id, inquiry -> numbers.shown(inquiry.key())));
    Map<UUID, String> names = new LinkedHashMap<>();
    chosen.forEach(id -> names.put(id, shown.getOrDefault(id, "")));
    return names;
  }

  private static String failure(UUID id, Function<InquiryId, Outcome<Void>> act) {
    try {
      return act.apply(new InquiryId(id)) instanceof Outcome.Refused<Void> refused ? refused.messageKey() : null;
    } catch (AlreadyDone e) {
      return "inquiries.refused.over";
    } catch (NotFound | ConcurrencyFailureException e) {
      return "inquiries.refused.gone";
    }
  }
}
