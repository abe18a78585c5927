package jp.banso.correspondence.process;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.banso.correspondence.CaseNumbers;
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
  private final MessageSource messages;

  CorrespondenceWork(
      UndeliveredMail undelivered, CaseNumbers numbers, MailTexts mailTexts, ReceivedMails received,
      MessageSource messages) {
    this.undelivered = undelivered;
    this.numbers = numbers;
    this.mailTexts = mailTexts;
    this.received = received;
    this.messages = messages;
  }

  private String to(String title, String recipient) {
    return messages.getMessage("correspondence.undelivered.work", new Object[] {title, recipient}, Locale.JAPAN);
  }

  private String from(ReceivedMailLine mail) {
    return messages.getMessage(
        "correspondence.mail.work.subject", new Object[] {mail.subject(), mail.sender()}, Locale.JAPAN);
  }

  @Override
  public boolean describes(String processKey) {
    return UndeliveredMailModel.PROCESS.equals(processKey)
        || Objections.WORK.equals(processKey)
        || MailTexts.WORK.equals(processKey)
        || ReceivedMails.WORK.equals(processKey);
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
