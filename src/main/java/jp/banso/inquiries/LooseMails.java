package jp.banso.inquiries;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.consultation.OpenDesk;
import jp.banso.consultation.OpenDesks;
import jp.banso.correspondence.CaseMailRecords;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was written to the desk of a year and opened no case: out of its period, of programs, of no concern. It is kept as
 * long as the terms of that year say, and goes with a deletion.
 */
@Component
class LooseMails {

  private final OpenDesks desks;
  private final CaseMailRecords mails;
  private final InquiryProcess process;
  private final JdbcClient jdbc;

  LooseMails(OpenDesks desks, CaseMailRecords mails, InquiryProcess process, JdbcClient jdbc) {
    this.desks = desks;
    this.mails = mails;
    this.process = process;
    this.jdbc = jdbc;
  }

  /** Those whose time was over on that day, so that nothing more goes than somebody has looked at. */
  @Transactional(readOnly = true)
  public List<UUID> over(ProgrammeCode programme, Instant at) {
    return onNoThread(
        years(programme, at).entrySet().stream()
            .flatMap(year -> came(programme, year.getKey(), year.getValue()))
            .toList());
  }

  private Stream<UUID> came(ProgrammeCode programme, FiscalYear year, List<OpenDesk> editions) {
    return Stream.concat(
        mails
            .loose(
                programme, editions.stream().map(desk -> desk.terms().mail()).toList(),
                JapanTime.instantOf(year.firstDay().atStartOfDay()),
                JapanTime.instantOf(year.lastDay().plusDays(1).atStartOfDay()), InquiryMailHandler.NAME)
            .stream(),
        mails.belonging(List.of(InquiryMails.deskKey(year, programme)), InquiryMailHandler.NAME).stream());
  }

  /** The years of which every edition's time is over. */
  private Map<FiscalYear, List<OpenDesk>> years(ProgrammeCode programme, Instant at) {
    return desks.all(programme).stream().collect(Collectors.groupingBy(OpenDesk::year)).entrySet().stream()
        .filter(
            year -> year.getValue().stream().allMatch(desk -> desk.keptUntil().isBefore(JapanTime.dateOf(at))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private List<UUID> onNoThread(Collection<UUID> found) {
    return jdbc.sql(
            "select distinct m.id from unnest(?) m (id)"
                + " where not exists (select 1 from inquiry_entry e where e.mail_id = m.id) order by m.id")
        .param(found.toArray(UUID[]::new))
        .query(UUID.class)
        .list();
  }

  /** Names them in the protocol of a deletion. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void name(UUID deletion, List<UUID> found) {
    jdbc.sql("insert into inquiry_deletion_mail (deletion_id, mail_id) select ?, unnest(?)")
        .params(deletion, found.toArray(UUID[]::new))
        .update();
  }

  @Transactional(readOnly = true)
  public List<UUID> remaining(UUID deletion) {
    return jdbc.sql(
            "select mail_id from inquiry_deletion_mail where deletion_id = ? and erased_at is null"
                + " and tries < ? order by tries, mail_id")
        .params(deletion, Deletions.TRIES)
        .query(UUID.class)
        .list();
  }

  /** One of them; what was put to a case meanwhile stays there and is done with here. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void delete(UUID deletion, UUID mail, Instant now) {
    mails.eraseLoose(onNoThread(List.of(mail)));
    jdbc.sql("update inquiry_deletion_mail set erased_at = ? where deletion_id = ? and mail_id = ?")
        .params(Timestamp.from(now), deletion, mail)
        .update();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void failed(UUID deletion, UUID mail) {
    jdbc.sql("update inquiry_deletion_mail set tries = tries + 1 where deletion_id = ? and mail_id = ?")
        .params(deletion, mail)
        .update();
  }

  /** Our own answers that were on no case, and what the desk noted of its days. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void deleteRest(ProgrammeCode programme, Instant at) {
    for (FiscalYear year : years(programme, at).keySet()) {
      CaseKey key = InquiryMails.deskKey(year, programme);
      mails.erase(key, List.of(), InquiryMailHandler.NAME);
      process.forget(key);
      jdbc.sql("update desk_handover set note = null where programme = ? and day between ? and ? and note is not null")
          .params(programme.name(), Date.valueOf(year.firstDay()), Date.valueOf(year.lastDay()))
          .update();
    }
  }
}
