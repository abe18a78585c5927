package jp.banso.forms;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Does to a Word file what people and the programs between them do to it. */
public final class WordEdit {

    private static final String CELL = "<w:tc>";

    private WordEdit() {
    }

    public static byte[] changed(byte[] file, UnaryOperator<String> document) throws IOException {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file)); ZipOutputStream out = new ZipOutputStream(changed)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(entry.getName().equals("word/document.xml")
                        ? document.apply(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8) : content);
                out.closeEntry();
            }
        }
        return changed.toByteArray();
    }

    /** Every content control is gone, its content stays: what a cleaned file looks like. */
    public static String withoutControls(String document) {
        return document.replaceAll("<w:sdt>.*?<w:sdtContent>", "").replace("</w:sdtContent></w:sdt>", "");
    }

    /** Types into the cell to the right of a label, at the n-th place where the label stands. */
    public static String type(String document, String label, int nth, String text) {
        int cell = after(document, ">" + label + "</w:t>", nth);
        int next = document.indexOf(CELL, cell);
        int paragraph = document.indexOf("</w:p>", next);
        String typed = "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
        return document.substring(0, paragraph) + typed + document.substring(paragraph);
    }

    /** Types before a printed line. */
    public static String before(String document, String line, String mark) {
        return document.replace(">" + line + "</w:t>", ">" + mark + line + "</w:t>");
    }

    /** A row more below the row that has this number, without a number of its own. */
    public static String row(String document, String number, String... cells) {
        int place = document.indexOf("</w:tr>", after(document, ">" + number + "</w:t>", 1)) + "</w:tr>".length();
        StringBuilder row = new StringBuilder("<w:tr>");
        for (String cell : cells) {
            row.append("<w:tc><w:p><w:r><w:t>").append(cell).append("</w:t></w:r></w:p></w:tc>");
        }
        return document.substring(0, place) + row + "</w:tr>" + document.substring(place);
    }

    static String paragraph(String document, String heading, String text) {
        Matcher place = Pattern.compile(">[^<]*" + Pattern.quote(heading) + "[^<]*</w:t></w:r></w:p>").matcher(document);
        if (!place.find()) {
            throw new AssertionError("no " + heading);
        }
        return document.substring(0, place.end()) + "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>" + document.substring(place.end());
    }

    private static int after(String document, String text, int nth) {
        int place = -1;
        for (int i = 0; i < nth; i++) {
            place = document.indexOf(text, place + 1);
            if (place < 0) {
                throw new AssertionError("no " + text);
            }
        }
        return place;
    }
}
