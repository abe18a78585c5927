package jp.banso.forms;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface FormVersions extends Repository<FormVersion, FormVersion.Id> {

    Optional<FormVersion> findById(FormVersion.Id id);

    @Query("select max(v.id.version) from FormVersion v where v.id.formKey = :formKey")
    Optional<Integer> latest(String formKey);

    @Query("select count(v) > 0 from FormVersion v where v.id.formKey = :formKey and v.checksum = :checksum")
    boolean knows(String formKey, String checksum);

    /** Two nodes may start at once: the second one's row is the first one's. */
    @Modifying
    @Query(nativeQuery = true, value = """
            insert into form_version (form_key, version, schema, checksum, released_at)
            values (:formKey, :version, cast(:schema as jsonb), :checksum, :releasedAt)
            on conflict do nothing""")
    int insertIfAbsent(String formKey, int version, String schema, String checksum, Instant releasedAt);
}
