package jp.banso.correspondence;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.Wareki;
import jp.banso.personal.NamedPerson;
import jp.banso.personal.PersonalFind;
import jp.banso.personal.PersonalFind.Sign;
import jp.banso.personal.PersonalRecord;
import jp.banso.personal.PersonalRecords;
import jp.banso.personal.SoughtPerson;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.DocumentView;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.inbound.InboundMail;
import jp.banso.platform.inbound.InboundMails;
import jp.banso.platform.mail.Outbox;
import jp.banso.platform.mail.SentMail;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The mails of a person, both ways. What the person wrote is given as it came, with its files; of another's mail only the
 * lines in which the person is named.
 */
@Component
@Order(20)
class MailPersonalRecords implements PersonalRecords {

  private static final String CAME = "in/";
  private static final String WENT = "out/";
  private static final String ANSWERED = "answered";

  private final InboundMails inbound;
  private final Outbox outbox;
  private final Documents documents;
  private final MailNames names;
  private final CaseNumbers numbers;
  private final JdbcClient jdbc;

  MailPersonalRecords(
      InboundMails inbound, Outbox outbox, Documents documents, MailNames names, CaseNumbers numbers, JdbcClient jdbc) {
    this.inbound = inbound;
    this.outbox = outbox;
    this.documents = documents;
    this.names = names;
    this.numbers = numbers;
    this.jdbc = jdbc;
  }

  @Override
  public String source() {
    return "mails";
  }

  @Override
  public Set<String> tables() {
    return Set.of(
        "received_mail", "inbound_mail", "inbound_file", "outbox_mail", "outbox_address", "undelivered_mail",
        "automatic_answer", "document", "document_chunk");
  }

  @Override
  public List<PersonalFind> find(SoughtPerson person, List<PersonalFind> before) {
    return Stream.of(came(person), went(person), answered(person)).flatMap(List::stream).toList();
  }

  private List<PersonalFind> came(SoughtPerson person) {
    Set<UUID> own = new LinkedHashSet<>(inbound.ofAddresses(person.mails()));
    Set<UUID> all = new LinkedHashSet<>(own);
    all.addAll(inbound.holding(person.marks()));
    all.addAll(noted(person));
    Map<UUID, InboundMail> headings =
        inbound.headings(all).stream().collect(Collectors.toMap(InboundMail::id, mail -> mail));
    return jdbc.sql(
            "select id, case_key, arrived_at from received_mail where programme = :programme and id = any(:ids)"
                + " order by arrived_at, id")
        .param("programme", person.programme().code())
        .param("ids", all.toArray(UUID[]::new))
        .query(
            (row, number) -> {
              UUID id = row.getObject("id", UUID.class);
              InboundMail mail = headings.get(id);
              String key = row.getString("case_key");
              return new PersonalFind(
                  source(), CAME + id, null, "correspondence.personal.came",
                  Stream.of(mail.senderName(), mail.sender(), mail.subject())
                      .filter(part -> !part.isBlank())
                      .collect(Collectors.joining(" ")),
                  key == null ? null : new CaseKey(key), row.getTimestamp("arrived_at").toInstant(),
                  own.contains(id)
                      ? person.hasName(mail.senderName()) ? Set.of(Sign.MAIL, Sign.NAME) : Set.of(Sign.MAIL)
                      : Set.of(Sign.TEXT));
            })
        .list();
  }

  /** Those in whose notes the person is named. */
  private Collection<UUID> noted(SoughtPerson person) {
    return jdbc.sql(
            "select id from received_mail where programme = :programme and exists (select 1 from"
                + " unnest(cast(:marks as text[])) mark where position(search_fold(mark) in search_fold(note)) > 0)")
        .param("programme", person.programme().code())
        .param("marks", person.marks().toArray(String[]::new))
        .query(UUID.class)
        .list();
  }

  private List<PersonalFind> went(SoughtPerson person) {
    return outbox.concerning(person.programme(), person.mails(), person.marks()).stream()
        .map(
            mail ->
                new PersonalFind(
                    source(), WENT + mail.id(), null, "correspondence.personal.went",
                    mail.recipient() + " " + mail.subject(), new CaseKey(mail.caseKey()), mail.createdAt(),
                    Set.of(isTo(person, outbox.find(mail.id()).orElseThrow()) ? Sign.MAIL : Sign.TEXT)))
        .toList();
  }

  private static boolean isTo(SoughtPerson person, SentMail mail) {
    return person.hasMail(mail.recipient())
        || Stream.concat(mail.copies().stream(), mail.blindCopies().stream()).anyMatch(person::hasMail);
  }

  /** Days on which the address was answered by itself. */
  private List<PersonalFind> answered(SoughtPerson person) {
    List<LocalDate> days = days(person);
    return days.isEmpty()
        ? List.of()
        : List.of(
            new PersonalFind(
                source(), ANSWERED, null, "correspondence.personal.answered", String.join(" ", person.mails()), null,
                null, Set.of(Sign.MAIL)));
  }

  private List<LocalDate> days(SoughtPerson person) {
    return jdbc.sql("select distinct day from automatic_answer where lower(address) = any(?) order by day")
        .param(person.mails().toArray(String[]::new))
        .query((row, number) -> row.getDate("day").toLocalDate())
        .list();
  }

  @Override
  public List<PersonalRecord> records(SoughtPerson person, String ref) {
    if (ref.equals(ANSWERED)) {
      String days = days(person).stream().map(Wareki::date).collect(Collectors.joining("\n"));
      return List.of(
          PersonalRecord.of(ANSWERED, "correspondence.personal.answered", null)
              .with("correspondence.personal.answered.days", days));
    }
    UUID id = UUID.fromString(ref.substring(ref.indexOf('/') + 1));
    return (ref.startsWith(CAME) ? came(person, id) : went(person, id)).stream().toList();
  }

  private Optional<PersonalRecord> came(SoughtPerson person, UUID id) {
    return jdbc.sql("select * from received_mail where id = ? and programme = ?")
        .params(id, person.programme().code())
        .query(
            (row, number) -> {
              InboundMail mail = inbound.find(id).orElseThrow();
              boolean own = person.hasMail(mail.sender());
              boolean to = mail.recipients().stream().anyMatch(person::hasMail);
              Timestamp decided = row.getTimestamp("decided_at");
              PersonalRecord record =
                  PersonalRecord.of("mail", "correspondence.personal.came", mail.arrivedAt())
                      .with("personal.field.number", shown(row.getString("case_key")))
                      .with("correspondence.personal.from", mail.senderName() + " " + mail.sender())
                      .with("correspondence.personal.to", String.join("\n", mail.recipients()))
                      .with("correspondence.personal.subject", mail.subject())
                      .with("personal.field.text", own || to ? mail.body() : person.linesIn(mail.body()))
                      .with("personal.field.note", row.getString("note"))
                      .with("personal.field.writer", row.getString("decided_by"))
                      .with("correspondence.personal.decidedAt", decided == null ? null : at(decided.toInstant()));
              return own ? withFiles(record, mail) : record.forTheDesk();
            })
        .optional();
  }

  private static PersonalRecord withFiles(PersonalRecord record, InboundMail mail) {
    PersonalRecord with = record.with(new PersonalRecord.FileOf(mail.rawId(), "mail.eml"));
    for (var file : mail.files()) {
      with =
          with.with("correspondence.personal.file", file.fileName())
              .with(new PersonalRecord.FileOf(file.documentId(), file.fileName()));
    }
    return with;
  }

  private Optional<PersonalRecord> went(SoughtPerson person, UUID id) {
    return outbox
        .find(id)
        .filter(mail -> ProgrammeCode.of(mail.programme()) == person.programme())
        .map(
            mail -> {
              boolean to = isTo(person, mail);
              PersonalRecord record =
                  PersonalRecord.of("mail", "correspondence.personal.went", mail.createdAt())
                      .with("personal.field.number", shown(mail.caseKey()))
                      .with("correspondence.personal.kind", names.all().get(mail.kind()))
                      .with("correspondence.personal.to", receivers(mail))
                      .with("correspondence.personal.subject", mail.subject())
                      .with("personal.field.text", to ? mail.body() : person.linesIn(mail.body()))
                      .with("correspondence.personal.sentAt", at(mail.sentAt()))
                      .with("correspondence.personal.notReached", undelivered(id));
              return to ? withFiles(record, mail) : record.forTheDesk();
            });
  }

  private static String receivers(SentMail mail) {
    return Stream.of(List.of(mail.recipient()), mail.copies(), mail.blindCopies())
        .flatMap(List::stream)
        .collect(Collectors.joining("\n"));
  }

  private PersonalRecord withFiles(PersonalRecord record, SentMail mail) {
    PersonalRecord with = record;
    Map<DocumentId, DocumentView> views =
        documents.describe(mail.attachments().stream().map(DocumentId::new).toList());
    for (UUID file : mail.attachments()) {
      DocumentView view = views.get(new DocumentId(file));
      if (view != null) {
        with =
            with.with("correspondence.personal.file", view.fileName())
                .with(new PersonalRecord.FileOf(file, view.fileName()));
      }
    }
    return with;
  }

  private String undelivered(UUID mail) {
    return jdbc.sql("select found_at from undelivered_mail where mail_id = ? order by found_at")
        .param(mail)
        .query((row, number) -> at(row.getTimestamp("found_at").toInstant()))
        .list()
        .stream()
        .collect(Collectors.joining("\n"));
  }

  private String shown(String key) {
    return key == null ? null : numbers.shown(key);
  }

  private static String at(Instant at) {
    return at == null ? null : Wareki.dateTime(at);
  }

  @Override
  public Optional<NamedPerson> whose(SoughtPerson person, String ref) {
    return ref.startsWith(CAME)
        ? inbound
            .find(UUID.fromString(ref.substring(CAME.length())))
            .filter(mail -> person.hasMail(mail.sender()))
            .map(mail -> new NamedPerson(mail.senderName(), mail.sender(), null))
        : Optional.empty();
  }

  @Override
  public List<NamedPerson> others(ProgrammeCode programme) {
    return inbound.senders().stream()
        .filter(sender -> !sender.mail().equals(sender.name()))
        .map(sender -> new NamedPerson(sender.name(), sender.mail(), null))
        .toList();
  }
}
