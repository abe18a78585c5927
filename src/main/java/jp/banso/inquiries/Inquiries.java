package jp.banso.inquiries;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Inquiries extends Repository<Inquiry, UUID> {

  Inquiry saveAndFlush(Inquiry inquiry);

  Optional<Inquiry> findById(UUID id);

  Optional<Inquiry> findByCaseKey(String caseKey);

  /** Which one has the number, without reading it: it is not held yet. */
  @Query("select i.id from Inquiry i where i.caseKey = :key")
  Optional<UUID> idOf(String key);

  /** As it is once whoever is writing it has finished. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select i from Inquiry i where i.id = :id")
  Optional<Inquiry> locked(UUID id);

  List<Inquiry> findByMergedInto(UUID id);

  List<Inquiry> findByIdIn(Collection<UUID> ids);

  List<Inquiry> findByCaseKeyIn(Collection<String> caseKeys);

  /** Held until the end, so that of two that come at once each gets its own number. */
  @Query(nativeQuery = true, value = "select 1 from pg_advisory_xact_lock(hashtext(current_schema()), hashtext(:name))")
  int holdNumber(String name);

  @Query("select coalesce(max(i.number), 0) from Inquiry i where i.programme = :programme and i.fiscalYear = :year")
  int lastNumber(ProgrammeCode programme, int year);

  /** The last number of those that were named to be deleted, 0 for none; {@code prefix} is a number without its end. */
  @Query(
      nativeQuery = true,
      value =
          "select coalesce(max(cast(substr(case_key, length(cast(:prefix as text)) + 1) as integer)), 0)"
              + " from inquiry_deletion_case where case_key ~>=~ cast(:prefix as text)"
              + " and case_key ~<~ (cast(:prefix as text) || 'a')")
  int lastDeleted(String prefix);
}
