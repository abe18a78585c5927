package jp.banso.calls;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CallRows extends Repository<Call, UUID> {

  Call save(Call call);

  void flush();

  void delete(Call call);

  /** One at a time gives a call this number: the second waits until the first one's call can be seen. */
  @Query(nativeQuery = true, value = "select 1 from pg_advisory_xact_lock(hashtext(current_schema()), hashtext(:caseKey))")
  int holdNumber(String caseKey);

  Optional<Call> findById(UUID id);

  Optional<Call> findByCaseKey(String caseKey);

  List<Call> findByCaseKeyIn(List<String> caseKeys);

  List<Call> findByIdIn(Collection<UUID> ids);

  List<Call> findByState(CallState state);

  List<Call> findByProgrammeOrderByFiscalYearDescCaseKeyDesc(ProgrammeCode programme);

  long countByProgrammeAndFiscalYear(ProgrammeCode programme, int fiscalYear);

  /** Holds the call as it is: a submission does so until it ends, so that closing waits for it. */
  @Query(nativeQuery = true, value = "select state from public_call where id = :id for share")
  String holdOpen(UUID id);

  /** Waits for every submission that holds the call. */
  @Query(nativeQuery = true, value = "select state from public_call where id = :id for update")
  String holdForClosing(UUID id);

  Optional<Call> findFirstByProgrammeAndPublishedAtIsNotNullOrderByPublishedAtDescCaseKeyDesc(ProgrammeCode programme);

  List<Call> findByProgrammeAndPublishedAtIsNotNullOrderByPublishedAtDescCaseKeyDesc(ProgrammeCode programme);

  /** Addresses in small letters with their programmes, that of the newest call first. */
  @Query(
      "select lower(c.secretariatMail), c.programme, max(c.fiscalYear) from Call c where c.secretariatMail is not null"
          + " group by lower(c.secretariatMail), c.programme order by 3 desc")
  List<Object[]> mailboxes();

  @Query("select c from Call c where c.publishedAt is not null order by c.publishedAt desc, c.caseKey desc")
  List<Call> allPublished();
}
