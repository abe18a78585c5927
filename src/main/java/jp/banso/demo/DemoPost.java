package jp.banso.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.UUID;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.mail.MailAddresses;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Service;

/** Sends what a visitor writes in the name of a prefecture, a region or anybody, by SMTP as it would come from outside. */
@Service
@DemoOnly
public class DemoPost {

  private static final String ANSWER = "Re: ";

  private final DemoMailbox mailbox;
  private final JavaMailSender sender;

  DemoPost(DemoMailbox mailbox, JavaMailSender sender) {
    this.mailbox = mailbox;
    this.sender = sender;
  }

  /** The beginning of an answer, as a mail program would begin it. */
  public DemoLetter answer(Viewer viewer, UUID id) {
    OpenedMail mail = mailbox.open(viewer, id);
    MailReader.Answered answered = mailbox.answered(viewer, id);
    String quoted = "\n\n" + mail.body().lines().map(line -> "> " + line).reduce("", (text, line) -> text + line + "\n");
    String subject = mail.subject().startsWith(ANSWER) ? mail.subject() : ANSWER + mail.subject();
    return new DemoLetter(mail.receiver(), answered.to(), subject, quoted, answered.messageId(), List.of());
  }

  /** Sends it; the server keeps it before it answers. */
  public Outcome<Void> send(Viewer viewer, DemoLetter letter) {
    if (!MailAddresses.isOne(letter.from())) {
      return Outcome.refused("demo.write.refused.from");
    }
    if (!MailAddresses.isOne(letter.to())) {
      return Outcome.refused("demo.write.refused.to");
    }
    try {
      sender.send(message(letter));
      return Outcome.done();
    } catch (MessagingException | MailException e) {
      return Outcome.refused("demo.write.refused.server");
    }
  }

  private MimeMessage message(DemoLetter letter) throws MessagingException {
    MimeMessage message = sender.createMimeMessage();
    MimeMessageHelper mail = new MimeMessageHelper(message, true, "UTF-8");
    mail.setFrom(new InternetAddress(letter.from()));
    mail.setTo(letter.to());
    mail.setSubject(letter.subject().replaceAll("\\p{Cntrl}+", " "));
    mail.setText(letter.body());
    if (letter.answers().matches("<[!-~]+>")) {
      message.setHeader("In-Reply-To", letter.answers());
      message.setHeader("References", letter.answers());
    }
    for (AttachedFile file : letter.files()) {
      mail.addAttachment(file.fileName(), new ByteArrayResource(file.content()));
    }
    return message;
  }
}
