package jp.banso.knowledge;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface KnowledgeEntries extends Repository<KnowledgeEntry, UUID> {

  KnowledgeEntry saveAndFlush(KnowledgeEntry entry);

  Optional<KnowledgeEntry> findById(UUID id);

  Optional<KnowledgeEntry> findByCaseKey(String caseKey);

  List<KnowledgeEntry> findByIdIn(Collection<UUID> ids);

  List<KnowledgeEntry> findByCaseKeyIn(Collection<String> caseKeys);

  List<KnowledgeEntry> findByInquiryIdOrderByNumber(UUID inquiryId);

  @Query("select e.id from KnowledgeEntry e where e.inquiryId = :inquiry order by e.number")
  List<UUID> idsOf(UUID inquiry);

  /** As it is once whoever is writing it has finished. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select e from KnowledgeEntry e where e.id = :id")
  Optional<KnowledgeEntry> locked(UUID id);

  /** Held until the end, so that of two that are written at once each gets its own number. */
  @Query(nativeQuery = true, value = "select 1 from pg_advisory_xact_lock(hashtext(current_schema()), hashtext(:name))")
  int holdNumber(String name);

  @Query(
      "select coalesce(max(e.number), 0) from KnowledgeEntry e"
          + " where e.programme = :programme and e.fiscalYear = :year")
  int lastNumber(ProgrammeCode programme, int year);
}
