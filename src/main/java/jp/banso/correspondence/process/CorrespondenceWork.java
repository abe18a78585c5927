package jp.banso.correspondence.process;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.DeskCalls;
import jp.banso.correspondence.MailTexts;
import jp.banso.correspondence.Objections;
import jp.banso.correspondence.ReceivedMailLine;
import jp.banso.correspondence.ReceivedMails;
import jp.banso.correspondence.UndeliveredMail;
import jp.banso.platform.mail.MailHeading;
import jp.banso.worklist.WorkDescriber;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.WorkText;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Texts of undelivered mails, objections and mail texts in the task lists. */
@Component
class CorrespondenceWork implements WorkDescriber {

  private final UndeliveredMail undelivered;
  private final CaseNumbers numbers;
  private final MailTexts mailTexts;
  private final ReceivedMails received;
  private final DeskCalls deskCalls;
  private final MessageSource messages;

  CorrespondenceWork(
      UndeliveredMail undelivered, CaseNumbers numbers, MailTexts mailTexts, ReceivedMails received,
      DeskCalls deskCalls, MessageSource messages) {
    this.undelivered = undelivered;
    this.numbers = numbers;
    this.mailTexts = mailTexts;
    this.received = received;
    this.deskCalls = deskCalls;
    this.messages = messages;
  }

  private String to(String title, String recipient) {
    return messages.getMessage("correspondence.undelivered.work", new Object[] {title, recipient}, Locale.JAPAN);
  }

  private String from(ReceivedMailLine mail) {
    return messages.getMessage(
        "correspondence.mail.work.subject", new Object[] {mail.subject(), mail.sender()}, Locale.JAPAN);
  }

  private String desk(DeskCalls.Subject subject) {
    return messages.getMessage(
        "correspondence.deskCall.work.subject", new Object[] {subject.prefecture().name(), subject.mails()}, Locale.JAPAN);
  }

  @Override
  public boolean describes(String processKey) {
    return UndeliveredMailModel.PROCESS.equals(processKey)
        || Objections.WORK.equals(processKey)
        || MailTexts.WORK.equals(processKey)
        || ReceivedMails.WORK.equals(processKey)
        || DeskCalls.WORK.equals(processKey);
  }

  @Override
  public Map<UUID, WorkText> describe(List<WorkItem> items) {
    Map<String, MailHeading> mails =
        undelivered.byProcess(
            items.stream()
                .filter(item -> UndeliveredMailModel.PROCESS.equals(item.processKey()))
                .map(WorkItem::caseKey)
                .toList());
    Map<UUID, ReceivedMailLine> came =
        received.lines(
            items.stream().filter(item -> ReceivedMails.WORK.equals(item.processKey())).map(WorkItem::ref).toList());
    Map<UUID, DeskCalls.Subject> called =
        deskCalls.subjects(
            items.stream()
                .filter(item -> DeskCalls.WORK.equals(item.processKey()))
                .map(item -> UUID.fromString(item.ref()))
                .toList());
    Map<UUID, WorkText> texts = new HashMap<>();
    for (WorkItem item : items) {
      if (Objections.WORK.equals(item.processKey())) {
        texts.put(
            item.id(), new WorkText(numbers.shown(item.caseKey()), "/proxy-records/" + item.ref() + "/objection"));
      } else if (MailTexts.WORK.equals(item.processKey())) {
        texts.put(item.id(), new WorkText(mailTexts.title(item.ref()), MailTexts.page(item.ref())));
      } else if (ReceivedMails.WORK.equals(item.processKey())) {
        ReceivedMailLine mail = came.get(UUID.fromString(item.ref()));
        texts.put(item.id(), new WorkText(from(mail), mail.href()));
      } else if (DeskCalls.WORK.equals(item.processKey())) {
        DeskCalls.Subject subject = called.get(UUID.fromString(item.ref()));
        texts.put(item.id(), new WorkText(desk(subject), "/desk-calls/" + item.ref()));
      } else if (mails.containsKey(item.caseKey())) {
        MailHeading mail = mails.get(item.caseKey());
        String title = numbers.shown(mail.caseKey()) + " " + mail.subject();
        texts.put(
            item.id(), new WorkText(mail.blind() ? title : to(title, mail.recipient()), "/letters/" + mail.id()));
      }
    }
    return texts;
  }
}
