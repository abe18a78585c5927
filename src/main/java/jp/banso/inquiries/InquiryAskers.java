package jp.banso.inquiries;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import jp.banso.consultation.OpenDesks;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.AskerTraces;
import jp.banso.parties.AskerTraces.Asker;
import jp.banso.platform.inbound.InboundMails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What in a text that others are to read says who asked: of everybody who had a part in the asking, and any address or number
 * besides that is not the desk's own.
 */
@Service
@Transactional(readOnly = true)
public class InquiryAskers {

  /** Beside an address stands a person as often as an office, whose words are anybody's. */
  private static final Pattern PERSON =
      Pattern.compile("[^\\s\u3000]{1,3}[\\s\u3000]+[^\\s\u3000]{1,3}|[A-Za-z]+[\\s\u3000]+[A-Za-z]+");

  private final InboundMails inbound;
  private final OpenDesks desks;
  private final AskerTraces traces;
  private final JdbcClient jdbc;

  InquiryAskers(InboundMails inbound, OpenDesks desks, AskerTraces traces, JdbcClient jdbc) {
    this.inbound = inbound;
    this.desks = desks;
    this.traces = traces;
    this.jdbc = jdbc;
  }

  /**
   * Those of one inquiry, to be looked for in texts.
   *
   * @param id null without an inquiry, and once it is deleted with its asker
   */
  public KnownAskers of(ProgrammeCode programme, InquiryId id) {
    return new KnownAskers(traces, askers(id), desks.contacts(programme));
  }

  /** Who asked, of each inquiry that was merged into it too, and who wrote in the thread. */
  private List<Asker> askers(InquiryId id) {
    List<Asker> askers = new ArrayList<>();
    if (id == null) {
      return askers;
    }
    jdbc.sql(
            "with recursive family (id) as (select cast(:id as uuid) union"
                + " select i.id from inquiry i join family f on i.merged_into = f.id)"
                + " select i.* from inquiry i join family f on f.id = i.id order by i.received_at, i.id")
        .param("id", id.value())
        .query(
            row -> {
              askers.add(
                  new Asker(
                      row.getString("organisation"), row.getString("requester_name"), row.getString("requester_mail"),
                      row.getString("requester_telephone")));
              askers.add(new Asker(null, null, row.getString("written_mail"), null));
              Optional.ofNullable(row.getString("prefecture_code"))
                  .map(PrefectureCode::of)
                  .ifPresent(prefecture -> askers.add(new Asker(prefecture.name(), null, null, null)));
            });
    askers.addAll(writers(id));
    return askers;
  }

  private List<Asker> writers(InquiryId id) {
    List<UUID> mails =
        jdbc.sql(
                "select distinct mail_id from inquiry_entry where inquiry_id = ? and mail_id is not null"
                    + " and kind in ('QUESTION', 'REPLY')")
            .param(id.value())
            .query(UUID.class)
            .list();
    return inbound.headings(mails).stream()
        .map(
            mail ->
                PERSON.matcher(mail.senderName().strip()).matches()
                    ? new Asker(null, mail.senderName(), mail.sender(), null)
                    : new Asker(mail.senderName(), null, mail.sender(), null))
        .toList();
  }
}
