package jp.banso.forms;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every released version of every form. */
@Service
public class FormCatalog implements ReleasedForms {

    private final FormVersions versions;
    private final Clock clock;
    /** A released version never changes, so what was read once stays true on every node. */
    private final Map<FormRef, FormDefinition> read = new ConcurrentHashMap<>();

    FormCatalog(FormVersions versions, Clock clock) {
        this.versions = versions;
        this.clock = clock;
    }

    /** @throws NoSuchElementException when there is no such version */
    @Transactional(readOnly = true)
    public FormDefinition definition(FormRef ref) {
        return read.computeIfAbsent(ref, wanted -> versions.findById(new FormVersion.Id(wanted.formKey(), wanted.version()))
                .map(FormVersion::definition)
                .orElseThrow(() -> new NoSuchElementException("no form " + wanted)));
    }

    /** The version, if there is one. */
    @Override
    @Transactional(readOnly = true)
    public Optional<FormDefinition> find(FormRef ref) {
        Optional<FormDefinition> known = Optional.ofNullable(read.get(ref));
        return known.isPresent() ? known : versions.findById(new FormVersion.Id(ref.formKey(), ref.version())).map(FormVersion::definition);
    }

    /** The newest released version: for new drafts and new calls only. */
    @Transactional(readOnly = true)
    public FormDefinition latest(String formKey) {
        int version = versions.latest(formKey).orElseThrow(() -> new NoSuchElementException("no form " + formKey));
        return definition(new FormRef(formKey, version));
    }

    /** All released versions, newest first. */
    @Transactional(readOnly = true)
    public List<FormDefinition> all(String formKey) {
        int newest = versions.latest(formKey).orElse(0);
        return IntStream.range(0, newest).mapToObj(behind -> definition(new FormRef(formKey, newest - behind))).toList();
    }

    /** Whether exactly this content is a version of its form already. */
    @Transactional(readOnly = true)
    public boolean knows(String schema) {
        return versions.knows(FormSchemaParser.keyOf(schema), FormSchemaParser.checksum(schema));
    }

    /**
     * Releases a schema unless exactly its content is a version already. A content known from an older version is not
     * released again: while nodes are replaced one by one, the old ones must not bring the old form back.
     *
     * @return the newest version of the form after this
     * @throws FormSchemaRefused when the schema cannot be used
     */
    @Transactional
    public FormRef release(String schema) {
        String formKey = FormSchemaParser.keyOf(schema);
        int next = versions.latest(formKey).orElse(0) + 1;
        FormSchemaParser.parse(new FormRef(formKey.isBlank() ? "?" : formKey, next), schema);
        String checksum = FormSchemaParser.checksum(schema);
        if (!versions.knows(formKey, checksum)) {
            versions.insertIfAbsent(formKey, next, schema, checksum, clock.instant());
        }
        return new FormRef(formKey, versions.latest(formKey).orElseThrow());
    }
}
