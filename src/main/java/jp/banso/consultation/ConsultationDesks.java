package jp.banso.consultation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.data.repository.Repository;

interface ConsultationDesks extends Repository<ConsultationDesk, UUID> {

  ConsultationDesk save(ConsultationDesk desk);

  void flush();

  void delete(ConsultationDesk desk);

  Optional<ConsultationDesk> findById(UUID id);

  List<ConsultationDesk> findByIdIn(List<UUID> ids);

  List<ConsultationDesk> findByProgrammeOrderByFiscalYearDescEditionDesc(ProgrammeCode programme);

  List<ConsultationDesk> findByFiscalYearAndStateOrderByProgrammeAscEditionDesc(int fiscalYear, DeskState state);
}
