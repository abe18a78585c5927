package jp.banso.consultation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ConsultationDesks extends Repository<ConsultationDesk, UUID> {

  ConsultationDesk save(ConsultationDesk desk);

  void flush();

  void delete(ConsultationDesk desk);

  /** One at a time begins a draft: the second waits until the first one's can be seen. */
  @Query(nativeQuery = true, value = "select 1 from pg_advisory_xact_lock(hashtext(current_schema()), hashtext(:name))")
  int hold(String name);

  Optional<ConsultationDesk> findById(UUID id);

  List<ConsultationDesk> findByIdIn(List<UUID> ids);

  List<ConsultationDesk> findByProgrammeOrderByFiscalYearDescEditionDesc(ProgrammeCode programme);

  /** Every address at which a desk was ever reached, in small letters, with its programme. */
  @Query(
      nativeQuery = true,
      value = "select distinct lower(mail), programme from consultation_desk where state = 'RELEASED' order by 1, 2")
  List<Object[]> mailboxes();

  List<ConsultationDesk> findByFiscalYearAndStateOrderByProgrammeAscEditionDesc(int fiscalYear, DeskState state);
}
