package jp.banso.forms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Sections that many forms have: the library of the editor, a form of its own in {@code forms/blocks.form}. */
public enum FormBlock {
    REPRESENTATIVE("representative"), MEMBERS("members"), ADDRESS("address");

    private final String section;

    FormBlock(String section) {
        this.section = section;
    }

    public String messageKey() {
        return "forms.block." + name();
    }

    ObjectNode group() {
        return library().sections().stream().filter(group -> group.path("properties").path("section").asText().equals(section)).findFirst()
                .orElseThrow(() -> new IllegalStateException("no block " + section));
    }

    static FormDraft library() {
        try (InputStream blocks = FormBlock.class.getResourceAsStream("/forms/blocks.form")) {
            return FormDraft.of(new String(blocks.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the library of blocks cannot be read", e);
        }
    }
}
