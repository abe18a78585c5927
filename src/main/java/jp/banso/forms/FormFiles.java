package jp.banso.forms;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.banso.kernel.Outcome;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * A form as an Excel workbook or a Word file: handed out filled as far as it is, taken back when it was filled in off-line.
 * What comes back is found by the names that were put in, and by the printed words where they are lost. What a condition
 * hides is neither handed out nor lost.
 */
@Component
public class FormFiles {

    private final MessageSource messages;
    private final AnswerBinder binder;
    private final AnswerCarrier carrier;
    private final FormValidator validator;
    private final ReleasedForms released;

    FormFiles(MessageSource messages, AnswerBinder binder, AnswerCarrier carrier, FormValidator validator, ReleasedForms released) {
        this.messages = messages;
        this.binder = binder;
        this.carrier = carrier;
        this.validator = validator;
        this.released = released;
    }

    /**
     * Writes the form with the answers given so far.
     *
     * @param stamp what the file says again when it comes back: letters, digits and hyphens, at most 64; null for a blank form
     */
    public void write(FormDefinition form, Answers answers, FormFileKind kind, String stamp, OutputStream target) throws IOException {
        if (kind == FormFileKind.DOCX) {
            new WordWriter(form, answers, stamp, messages).write(target);
        } else {
            try (WorkbookWriter writer = new WorkbookWriter(form, answers, stamp, messages)) {
                writer.write(target);
            }
        }
    }

    /** What a blank file of the form is called, as officials name their attachments. */
    public static String fileName(FormDefinition form, String ending) {
        String annex = form.annex().codePoints().map(sign -> sign >= 0xFF10 && sign <= 0xFF19 || sign == 0xFF0D ? sign - 0xFEE0 : sign)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        String title = form.title().strip();
        String last = title.substring(title.replace('\u3000', ' ').lastIndexOf(' ') + 1);
        return (annex.isEmpty() ? "" : annex + "_") + last + ending;
    }

    /**
     * Reads a file of this form, whichever version it was made for. Nothing is stored: the caller shows the differences
     * first. The content decides what the file is, whatever its name says.
     *
     * @param form   the version that the answers are wanted for
     * @param before the answers as they stand; what the file does not say stays as it is there
     * @return refused, with the reason, where the file is none that can be read safely or not of this form
     */
    public Outcome<ReturnedAnswers> read(FormDefinition form, InputStream file, Answers before) throws IOException {
        Outcome<OfficePackage> taken = OfficePackage.of(file);
        return taken.isDone() ? read(form, taken.orThrow(), before) : taken.then(never -> null);
    }

    private Outcome<ReturnedAnswers> read(FormDefinition form, OfficePackage file, Answers before) throws IOException {
        return file.kind() == FormFileKind.DOCX ? word(form, file, before) : workbook(form, file, before);
    }

    private Outcome<ReturnedAnswers> word(FormDefinition wanted, OfficePackage file, Answers before) throws IOException {
        Outcome<ReturnedFile> first = new WordReader(Set.of()).read(file);
        if (!first.isDone()) {
            return first.then(never -> null);
        }
        Outcome<FormDefinition> form = version(wanted, first.orThrow().marker());
        if (!form.isDone()) {
            return form.then(never -> null);
        }
        FormDefinition own = form.orThrow();
        ReturnedFile read = new WordReader(tags(own)).read(file).orThrow();
        ReturnedFields fields = new ReturnedFields(own, in(own, wanted, before), binder);
        new WordAnswers(own, read, new PrintedWords(own, messages)).into(fields);
        return finished(wanted, own, file.kind(), read.marker(), fields, before);
    }

    private Outcome<ReturnedAnswers> workbook(FormDefinition wanted, OfficePackage file, Answers before) {
        try (WorkbookReader reader = new WorkbookReader(new ByteArrayInputStream(file.content()))) {
            Outcome<FormDefinition> form = version(wanted, reader.marker());
            if (!form.isDone()) {
                return form.then(never -> null);
            }
            FormDefinition own = form.orThrow();
            ReturnedFields fields = new ReturnedFields(own, in(own, wanted, before), binder);
            reader.into(fields, own, new PrintedWords(own, messages));
            return finished(wanted, own, file.kind(), reader.marker(), fields, before);
        } catch (IOException | RuntimeException e) {
            // the library answers a damaged or hostile file with whatever exception its place brings about
            return Outcome.refused("forms.file.refused.damaged");
        }
    }

    /** The version that the file was made for; the wanted one where nothing in the file tells. */
    private Outcome<FormDefinition> version(FormDefinition wanted, ReturnedFile.Marker marker) {
        if (marker == null || marker.form().equals(wanted.ref())) {
            return Outcome.done(wanted);
        }
        if (!marker.form().formKey().equals(wanted.ref().formKey())) {
            return Outcome.refused("forms.file.refused.otherForm", wanted.title());
        }
        return released.find(marker.form()).map(Outcome::done).orElse(Outcome.refused("forms.file.refused.otherVersion", wanted.title()));
    }

    private static Set<String> tags(FormDefinition form) {
        Set<String> tags = new HashSet<>();
        WordNames.of(form).forEach((field, name) -> {
            tags.add(name);
            if (field instanceof FormField.Choice choice) {
                for (int i = 0; i < choice.options().size(); i++) {
                    tags.add(WordNames.option(name, choice.options().get(i), i + 1));
                }
            } else if (field instanceof FormField.Table table) {
                for (int row = 0; row < table.maxRows(); row++) {
                    for (int i = 0; i < table.columns().size(); i++) {
                        tags.add(WordNames.cell(name, row, table.columns().get(i), i + 1));
                    }
                }
            }
        });
        return tags;
    }

    private Answers in(FormDefinition own, FormDefinition wanted, Answers before) {
        return own.ref().equals(wanted.ref()) ? before : carrier.carry(wanted, own, before).answers();
    }

    private Outcome<ReturnedAnswers> finished(FormDefinition wanted, FormDefinition own, FormFileKind kind, ReturnedFile.Marker marker,
                                              ReturnedFields fields, Answers before) {
        if (!fields.isOfTheForm()) {
            return Outcome.refused("forms.file.refused.otherForm", wanted.title());
        }
        ReturnedAnswers read = fields.done(kind, marker, validator);
        return Outcome.done(own.ref().equals(wanted.ref()) ? read : carried(wanted, own, read, before));
    }

    /** Answers to an earlier version as this one takes them; what it newly asks is as it was. */
    private ReturnedAnswers carried(FormDefinition wanted, FormDefinition own, ReturnedAnswers read, Answers before) {
        Answers unchanged = carrier.carry(own, wanted, in(own, wanted, before)).answers();
        CarriedAnswers now = carrier.carry(own, wanted, read.answers());
        MergedAnswers merged = AnswerMerge.of(wanted, unchanged, now.answers(), before);
        Answers answers = merged.settled(merged.clashes().stream().collect(Collectors.toMap(AnswerClash::path, FormFiles::together)));
        List<ReturnedAnswers.Doubt> doubts = new ArrayList<>();
        for (ReturnedAnswers.Doubt doubt : read.doubts()) {
            doubts.add(doubt.path().isEmpty() ? doubt : carried(wanted, own, doubt, before));
        }
        return new ReturnedAnswers(read.kind(), read.form(), read.stamp(), answers, read.findings(), doubts, now.left(), read.missing());
    }

    /** The two differ only in what the earlier version does not ask: a row has its new cells from here, the others from the file. */
    private static Answers together(AnswerClash clash) {
        if (!clash.isRow() || clash.removedByMe()) {
            return clash.mine();
        }
        Answers row = clash.theirs();
        for (String cell : clash.mine().asMap().keySet()) {
            row = row.withSame(cell, clash.mine());
        }
        return row;
    }

    private ReturnedAnswers.Doubt carried(FormDefinition wanted, FormDefinition own, ReturnedAnswers.Doubt doubt, Answers before) {
        for (FormField field : wanted.fields()) {
            List<ReturnedAnswers.Candidate> candidates = doubt.candidates().stream()
                    .map(candidate -> Map.entry(candidate, carrier.carry(own, wanted, candidate.answer()).answers()))
                    .filter(candidate -> !candidate.getValue().isBlank(field.path()))
                    .map(candidate -> new ReturnedAnswers.Candidate(candidate.getKey().text(), candidate.getValue())).toList();
            if (!candidates.isEmpty()) {
                return new ReturnedAnswers.Doubt(field.path(), field.label(), doubt.place(), doubt.messageKey(), doubt.text(),
                        PrintedAnswer.of(field, before), candidates);
            }
        }
        return new ReturnedAnswers.Doubt("", "", doubt.place(), doubt.messageKey(), doubt.text(), "", List.of());
    }
}
