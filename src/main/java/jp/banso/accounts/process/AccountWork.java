package jp.banso.accounts.process;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.accounts.InvitationDoor;
import jp.banso.accounts.InvitationTitles;
import jp.banso.worklist.WorkDescriber;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.WorkText;
import org.springframework.stereotype.Component;

/** Texts of the work about accounts in the task lists. */
@Component
class AccountWork implements WorkDescriber {

  private final InvitationTitles titles;

  AccountWork(InvitationTitles titles) {
    this.titles = titles;
  }

  @Override
  public boolean describes(String processKey) {
    return InvitationDoor.WORK.equals(processKey);
  }

  @Override
  public Map<UUID, WorkText> describe(List<WorkItem> items) {
    Map<String, String> found = titles.of(items.stream().map(WorkItem::ref).toList());
    return items.stream()
        .filter(item -> found.containsKey(item.ref()))
        .collect(
            Collectors.toMap(
                WorkItem::id, item -> new WorkText(found.get(item.ref()), "/people/invitations/" + item.ref())));
  }
}
