package jp.banso.inquiries.process;

import static jp.banso.inquiries.process.InquiryElements.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.inquiries.InquiryIntake;
import jp.banso.inquiries.InquiryReading;
import jp.banso.inquiries.InquiryView;
import jp.banso.worklist.WorkDescriber;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.WorkText;
import org.springframework.stereotype.Component;

/** Subject and page of the desk's tasks; to the ministry nothing says who asks. */
@Component
class InquiryWork implements WorkDescriber {

  private final InquiryReading reading;

  InquiryWork(InquiryReading reading) {
    this.reading = reading;
  }

  @Override
  public boolean describes(String processKey) {
    return CASE.equals(processKey) || CALLBACK.equals(processKey) || InquiryIntake.REPLY_WORK.equals(processKey);
  }

  @Override
  public Map<UUID, WorkText> describe(List<WorkItem> items) {
    List<String> keys = items.stream().map(InquiryWork::inquiry).distinct().toList();
    Map<String, InquiryView> found = reading.byKeys(keys);
    Map<String, UUID> atMinistry =
        items.stream().anyMatch(InquiryWork::isMinistrys) ? reading.openAtMinistry(keys) : Map.of();
    Map<UUID, WorkText> texts = new HashMap<>();
    for (WorkItem item : items) {
      InquiryView inquiry = found.get(inquiry(item));
      if (inquiry != null) {
        texts.put(
            item.id(),
            isMinistrys(item)
                ? new WorkText("", "/ministry-inquiries/" + atMinistry.get(inquiry(item)))
                : new WorkText(inquiry.subject(), "/inquiries/" + inquiry.id().value() + page(item)));
      }
    }
    return texts;
  }

  private static boolean isMinistrys(WorkItem item) {
    return ANSWER_MINISTRY.equals(item.definitionKey());
  }

  private static String page(WorkItem item) {
    return CALLBACK.equals(item.processKey()) ? "#callbacks" : "";
  }

  /** The inquiry whose call back it may be. */
  private static String inquiry(WorkItem item) {
    return item.caseKey().replaceFirst("-K\\d+$", "");
  }
}
