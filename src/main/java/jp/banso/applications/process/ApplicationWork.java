package jp.banso.applications.process;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.banso.applications.WorkSubjects;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.kernel.JapanTime;
import jp.banso.worklist.WorkDescriber;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.WorkText;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the tasks of this module are about. Before submission a line names no words of the form. */
@Component
class ApplicationWork implements WorkDescriber {

  private static final Map<String, String> PAGES =
      Map.of(
          ApplicationModel.DRAFT, "/edit",
          ApplicationModel.REVIEW, "/review",
          ApplicationModel.CHECK_FORMALITIES, "/formalities",
          ApplicationModel.DECIDE_LATE, "/late",
          ApplicationModel.CONCUR_LATE, "/late",
          ApplicationModel.CORRECT, "/edit",
          ExtensionModel.CONCUR, "/extension",
          ExtensionModel.CONFIRM, "/extension",
          ExtensionModel.NOTE_DECLINED, "/extension",
          ExtensionModel.NOTE_LAPSED, "/extension");
  private static final Set<String> BEFORE_SUBMISSION =
      Set.of(
          ApplicationModel.DRAFT, ApplicationModel.REVIEW, WorkSubjects.FORWARDED, ExtensionModel.CONCUR,
          ExtensionModel.CONFIRM,
          ExtensionModel.NOTE_DECLINED, ExtensionModel.NOTE_LAPSED);

  private static final Set<String> PROPOSED_DAYS =
      Set.of(ApplicationModel.DRAFT, ApplicationModel.REVIEW, ApplicationModel.COMPILE);

  private final WorkSubjects subjects;
  private final CaseNumbers numbers;
  private final MessageSource messages;

  ApplicationWork(WorkSubjects subjects, CaseNumbers numbers, MessageSource messages) {
    this.subjects = subjects;
    this.numbers = numbers;
    this.messages = messages;
  }

  @Override
  public boolean describes(String processKey) {
    return ApplicationModel.APPLICATION.equals(processKey)
        || ExtensionModel.PROCESS.equals(processKey)
        || ApplicationModel.COMPILATION.equals(processKey)
        || WorkSubjects.FORWARDED.equals(processKey);
  }

  @Override
  public Map<UUID, WorkText> describe(List<WorkItem> items) {
    List<String> keys = items.stream().map(WorkItem::caseKey).distinct().toList();
    Map<String, WorkSubjects.Subject> known = subjects.of(keys);
    Map<UUID, WorkText> texts = new HashMap<>();
    for (WorkItem item : items) {
      WorkSubjects.Subject subject = known.get(item.caseKey());
      if (subject != null) {
        texts.put(item.id(), text(item, subject));
      }
    }
    return texts;
  }

  /**
   * Before the submission the call proposes days; its deadline is a term, and so is the day for which
   * a prefecture asked.
   */
  @Override
  public boolean isDueByProposal(WorkItem item) {
    if (item.dueAt() == null || !PROPOSED_DAYS.contains(item.definitionKey())) {
      return false;
    }
    WorkSubjects.Subject subject = subjects.of(List.of(item.caseKey())).get(item.caseKey());
    return subject != null
        && !(subject.revisionAsked() && ApplicationModel.DRAFT.equals(item.definitionKey()))
        && JapanTime.dateOf(item.dueAt().minusMillis(1))
            .isBefore(subjects.lastDay(subject));
  }

  private WorkText text(WorkItem item, WorkSubjects.Subject subject) {
    if (subject.applicationId() == null) {
      return new WorkText(
          subject.prefectureName(),
          "/compilations/" + subject.callId() + "?prefecture=" + subject.prefectureCode());
    }
    return new WorkText(
        subject.prefectureName() + " " + whose(item, subject),
        "/applications/" + subject.applicationId() + PAGES.getOrDefault(item.definitionKey(), ""));
  }

  /** An organisation or a region may have several, which only their numbers tell apart. */
  private String whose(WorkItem item, WorkSubjects.Subject subject) {
    if (!BEFORE_SUBMISSION.contains(item.definitionKey())) {
      return subject.areaName() + " " + numbers.shown(subject.caseKey());
    }
    boolean revision = subject.revisionAsked() && ApplicationModel.DRAFT.equals(item.definitionKey());
    return messages.getMessage(
        revision ? "applications.work.revision" : "applications.work.draft",
        new Object[] {subject.drafterOrganisation(), numbers.shown(subject.caseKey())}, Locale.JAPAN);
  }
}
