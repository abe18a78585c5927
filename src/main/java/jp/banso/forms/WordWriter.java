package jp.banso.forms;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/** Writes one form as a Word file in the order and the frames of the printed one; what is to be filled in is a content control. */
final class WordWriter {

    private static final String NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    /** Twentieths of a point: what is left of A4 between margins of 20 mm. */
    private static final int WIDTH = 9638;
    private static final int LABEL = 2700;
    private static final int ANSWER = 1900;
    private static final int NUMBER = 620;
    private static final int LONG_TEXT_HEIGHT = 2800;
    private static final int MOST_PRINTED_OPTIONS = 12;
    /** What a blank control shows: something to click on that reads as nothing. */
    static final String BLANK = "\u3000\u3000\u3000";
    private static final String NO_MARK = "\u3000";

    private final FormDefinition form;
    private final Answers answers;
    private final FormDefinition shown;
    private final String stamp;
    private final MessageSource messages;
    private final ConditionWords conditions;
    private final Map<FormField, String> names;
    private final StringBuilder body = new StringBuilder();
    private int controls;

    WordWriter(FormDefinition form, Answers answers, String stamp, MessageSource messages) {
        this.form = form;
        this.answers = answers;
        this.shown = form.shown(answers);
        this.stamp = stamp;
        this.messages = messages;
        this.conditions = new ConditionWords(form, messages);
        this.names = WordNames.of(form);
    }

    void write(OutputStream target) throws IOException {
        paragraph("Title", run(form.title()));
        form.sections().forEach(this::section);
        paragraph("End", run(word("forms.word.end")));
        target.write(new OfficePackage.Parts()
                .put("[Content_Types].xml", part("word-content-types.xml"))
                .put("_rels/.rels", part("word-package-rels.xml"))
                .put("docProps/core.xml", part("word-core.xml").replace("@title@", escaped(form.title())))
                .put("word/_rels/document.xml.rels", part("word-document-rels.xml"))
                .put("word/styles.xml", part("word-styles.xml"))
                .put("word/settings.xml", part("word-settings.xml"))
                .put("word/header1.xml", root("hdr", "<w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>" + run(form.annex()) + "</w:p>"))
                .put("word/footer1.xml", root("ftr", "<w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>"
                        + run(word("forms.excel.version") + ": " + ReturnedFile.Marker.write(form.ref(), stamp)) + "</w:p>"))
                .put("word/document.xml", root("document", "<w:body>" + body + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/>"
                        + "<w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
                        + "<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\""
                        + " w:gutter=\"0\"/></w:sectPr></w:body>"))
                .toBytes());
    }

    private void section(FormSection section) {
        List<FormField.Text> longTexts = section.fields().stream()
                .filter(field -> field instanceof FormField.Text text && text.multiline()).map(FormField.Text.class::cast).toList();
        FormField.Text only = longTexts.size() == 1 ? longTexts.get(0) : null;
        String guidance = only == null ? "" : only.question().guidance();
        boolean alone = only != null && section.elements().size() == 1;
        paragraph("Heading", run(word("forms.word.heading", section.heading())
                + (alone && !guidance.isEmpty() ? word("forms.word.note", guidance) : "")));
        note(conditions.unless(section.hideIf()));
        note(alone ? "" : guidance);
        List<FormField> lines = new ArrayList<>();
        FormField.Choice waiting = null;
        for (FormElement element : section.elements()) {
            boolean line = element instanceof FormField && !(element instanceof FormField.Table) && !isLong(element)
                    && !(element instanceof FormField.Choice choice && choice.several());
            if (!line) {
                lines(lines);
            }
            boolean frames = element instanceof FormField.Text && isLong(element) && waiting != null;
            if (waiting != null && !frames) {
                frame(waiting, null, false);
                waiting = null;
            }
            if (element instanceof FormElement.Note note) {
                note(conditions.unless(note.hideIf()));
                note(note.text());
            } else if (element instanceof FormField.Table table) {
                table(table);
            } else if (element instanceof FormField.Choice choice && choice.several()) {
                waiting = choice;
            } else if (element instanceof FormField.Text text && text.multiline()) {
                frame(waiting, text, text == only);
                waiting = null;
            } else {
                lines.add((FormField) element);
            }
        }
        lines(lines);
        if (waiting != null) {
            frame(waiting, null, false);
        }
    }

    private static boolean isLong(FormElement element) {
        return element instanceof FormField.Text text && text.multiline();
    }

    private void note(String text) {
        if (!text.isEmpty()) {
            paragraph("Note", run(text.startsWith("\u203B") ? word("forms.word.note", text) : text));
        }
    }

    // --- one line each, in a table as on paper

    private void lines(List<FormField> fields) {
        if (fields.isEmpty()) {
            return;
        }
        int options = WIDTH - LABEL - ANSWER;
        open(LABEL, ANSWER, options);
        for (int i = 0; i < fields.size(); i++) {
            FormField field = fields.get(i);
            body.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            cell(LABEL, 1, "Label", labelled(field));
            if (field instanceof FormField.Choice choice && choice.options().size() > 1 && choice.options().size() <= MOST_PRINTED_OPTIONS) {
                cell(ANSWER, 1, null, one(null, choice(choice, names.get(choice), value(choice), ChoiceWords.numbers(choice))));
                StringBuilder offered = new StringBuilder();
                choice.options().forEach(option -> offered.append(one("Cell", run(option.label()))));
                cell(options, 1, null, offered.toString());
            } else if (field instanceof FormField.File) {
                String given = printed(field);
                cell(ANSWER + options, 2, null, one("Cell", run(given.isEmpty() ? word("forms.excel.file") : given)));
            } else {
                cell(ANSWER + options, 2, null, one(null, line(field, names.get(field), printed(field))));
            }
            body.append("</w:tr>");
        }
        close();
        fields.clear();
    }

    private String labelled(FormField field) {
        StringBuilder label = new StringBuilder(one(null, run(field.label())));
        Stream.of(field.question().guidance(), field instanceof FormField.Date ? word("forms.date.hint") : "", conditions.unless(field.hideIf()))
                .filter(text -> !text.isEmpty()).forEach(text -> label.append(one("Small", run(text))));
        return label.toString();
    }

    // --- frames

    /** The choices with room for a circle before each, and the text about them in the same frame. */
    private void frame(FormField.Choice choice, FormField.Text text, boolean unlabelled) {
        open(WIDTH);
        if (choice != null) {
            StringBuilder offered = new StringBuilder();
            boolean alone = form.sectionOf(choice.path()).orElseThrow().fields().stream()
                    .filter(field -> field instanceof FormField.Choice other && other.several()).count() == 1;
            if (!alone) {
                offered.append(one("Small", run(choice.label())));
            }
            String guidance = String.join("", choice.question().guidance(), conditions.unless(choice.hideIf()));
            offered.append(guidance.isEmpty() ? "" : one("Small", run(guidance)));
            List<String> chosen = asked(choice) ? answers.chosen(choice.path()) : List.of();
            int number = 0;
            for (FormField.Option option : choice.options()) {
                String mark = chosen.contains(option.value()) ? word("forms.read.circle") : NO_MARK;
                String tag = WordNames.option(names.get(choice), option, ++number);
                offered.append(one(null, control(tag, option.label(), list("dropDownList", List.of(NO_MARK, word("forms.read.circle"))), run(mark), false)
                        + run(word("forms.word.option", option.label()))));
            }
            body.append("<w:tr>");
            cell(WIDTH, 1, null, offered.toString());
            body.append("</w:tr>");
        }
        if (text != null) {
            String above = unlabelled ? "" : one(null, run(text.label()));
            String guidance = (unlabelled ? "" : text.question().guidance()) + conditions.unless(text.hideIf());
            above += guidance.isEmpty() ? "" : one("Small", run(guidance));
            if (!above.isEmpty()) {
                body.append("<w:tr>");
                cell(WIDTH, 1, "Label", above);
                body.append("</w:tr>");
            }
            String typed = printed(text);
            body.append("<w:tr><w:trPr><w:trHeight w:val=\"").append(LONG_TEXT_HEIGHT).append("\" w:hRule=\"atLeast\"/></w:trPr>");
            cell(WIDTH, 1, null, one(null, control(names.get(text), text.label(), "", run(typed.isEmpty() ? BLANK : typed), typed.isEmpty())));
            body.append("</w:tr>");
        }
        close();
    }

    // --- tables

    private void table(FormField.Table table) {
        note(table.question().guidance());
        note(conditions.unless(table.hideIf()));
        int columns = table.columns().size();
        int each = (WIDTH - NUMBER) / columns;
        int[] widths = new int[columns + 1];
        java.util.Arrays.fill(widths, each);
        widths[0] = NUMBER;
        open(widths);
        body.append("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        cell(NUMBER, 1, "Label", one("Center", run(word("forms.rows.no"))));
        table.columns().forEach(column -> cell(each, 1, "Label", one("Center", run(column.label()))));
        body.append("</w:tr>");
        List<Answers> filled = asked(table) ? answers.rows(table.path()) : List.of();
        for (int row = 0; row < Math.max(table.printedRows(), filled.size()); row++) {
            Answers one = row < filled.size() ? filled.get(row) : Answers.empty();
            body.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            cell(NUMBER, 1, null, one("Center", run(String.valueOf(row + 1))));
            int number = 0;
            for (FormField column : table.columns()) {
                String tag = WordNames.cell(names.get(table), row, column, ++number);
                String text = PrintedAnswer.of(column, one);
                cell(each, 1, null, one(null, line(column, tag, text)));
            }
            body.append("</w:tr>");
        }
        close();
    }

    // --- controls

    private String line(FormField field, String tag, String text) {
        if (field instanceof FormField.Choice choice) {
            return choice(choice, tag, text, List.of());
        }
        return control(tag, field.label(), "", run(text.isEmpty() ? BLANK : text), text.isEmpty());
    }

    /** A list to choose from, in which may also be typed: the paper is filled in by hand as well. */
    private String choice(FormField.Choice choice, String tag, String text, List<String> numbers) {
        List<String> offered = numbers.isEmpty() ? choice.options().stream().map(FormField.Option::label).distinct().toList() : numbers;
        return control(tag, choice.label(), list("comboBox", offered), run(text.isEmpty() ? BLANK : text), text.isEmpty());
    }

    /** The printed number where each option has one: the form asks for it. */
    private String value(FormField.Choice choice) {
        List<String> numbers = ChoiceWords.numbers(choice);
        int index = asked(choice) ? choice.options().stream().map(FormField.Option::value).toList().indexOf(answers.text(choice.path())) : -1;
        return numbers.isEmpty() || index < 0 ? printed(choice) : numbers.get(index);
    }

    private static String list(String kind, List<String> offered) {
        StringBuilder list = new StringBuilder("<w:").append(kind).append('>');
        offered.stream().filter(text -> !text.isEmpty()).forEach(text -> list.append("<w:listItem w:displayText=\"").append(escaped(text))
                .append("\" w:value=\"").append(escaped(text)).append("\"/>"));
        return list.append("</w:").append(kind).append('>').toString();
    }

    /** Within a paragraph and of rich text: LibreOffice writes the text of any other kind several times over when it saves it. */
    private String control(String tag, String title, String kind, String content, boolean blank) {
        return "<w:sdt><w:sdtPr><w:alias w:val=\"" + escaped(WordNames.title(title)) + "\"/><w:tag w:val=\"" + escaped(tag) + "\"/><w:id w:val=\""
                + ++controls + "\"/>" + (blank ? "<w:showingPlcHdr/>" : "") + kind + "</w:sdtPr><w:sdtContent>" + content + "</w:sdtContent></w:sdt>";
    }

    // --- WordprocessingML

    private void open(int... widths) {
        body.append("<w:tbl><w:tblPr><w:tblStyle w:val=\"Frame\"/><w:tblW w:w=\"").append(WIDTH).append("\" w:type=\"dxa\"/>")
                .append("<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
        for (int width : widths) {
            body.append("<w:gridCol w:w=\"").append(width).append("\"/>");
        }
        body.append("</w:tblGrid>");
    }

    private void close() {
        body.append("</w:tbl>");
        paragraph("Gap", "");
    }

    private void cell(int width, int span, String shade, String content) {
        body.append("<w:tc>").append(width(width, span));
        if (shade != null) {
            body.insert(body.length() - "</w:tcPr>".length(), "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F2F2F2\"/>");
        }
        body.append(content).append("</w:tc>");
    }

    private static String width(int width, int span) {
        return "<w:tcPr><w:tcW w:w=\"" + width + "\" w:type=\"dxa\"/>" + (span > 1 ? "<w:gridSpan w:val=\"" + span + "\"/>" : "") + "</w:tcPr>";
    }

    private void paragraph(String style, String content) {
        body.append(one(style, content));
    }

    private static String one(String style, String content) {
        return "<w:p>" + (style == null ? "" : "<w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>") + content + "</w:p>";
    }

    private static String run(String text) {
        StringBuilder runs = new StringBuilder("<w:r>");
        String[] parts = text.split("\t", -1);
        for (int i = 0; i < parts.length; i++) {
            String[] lines = parts[i].split("\n", -1);
            for (int k = 0; k < lines.length; k++) {
                runs.append(k > 0 ? "<w:br/>" : i > 0 ? "<w:tab/>" : "");
                if (!lines[k].isEmpty()) {
                    runs.append("<w:t xml:space=\"preserve\">").append(escaped(lines[k])).append("</w:t>");
                }
            }
        }
        return runs.append("</w:r>").toString();
    }

    private static String root(String name, String content) {
        return DECLARATION + "<w:" + name + " xmlns:w=\"" + NAMESPACE + "\" xmlns:r=\"" + RELATIONS + "\">" + content + "</w:" + name + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private String printed(FormField field) {
        return asked(field) ? PrintedAnswer.of(field, answers) : "";
    }

    private boolean asked(FormField field) {
        return shown.asks(field.path());
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.JAPANESE);
    }

    private static String part(String name) throws IOException {
        try (java.io.InputStream part = WordWriter.class.getResourceAsStream("/forms/" + name)) {
            return new String(part.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
