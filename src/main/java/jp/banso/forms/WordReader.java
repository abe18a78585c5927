package jp.banso.forms;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import jp.banso.kernel.Outcome;

/**
 * Reads the text of a Word file: rows of tables, paragraphs, content controls. Nothing outside of the file is ever looked
 * at, and a file that declares entities is refused.
 */
final class WordReader {

    private static final String DOCUMENT = "word/document.xml";
    private static final Pattern FOOTER = Pattern.compile("word/(footer|header)\\d{0,3}\\.xml");
    /** Fields that run another program or fetch another file when the paper is opened. */
    private static final Pattern REACHING = Pattern.compile("(?i)^\\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE)\\b");
    /** A sign in a circle, as Word makes one of a number. */
    private static final Pattern ENCIRCLED = Pattern.compile("(?i)\\\\o\\s*(?:\\\\a[clr])?\\s*\\(\\s*([\u25CB\u3007\u25EF])\\s*[,;]\\s*(.{1,4}?)\\s*\\)");
    private static final Set<String> DRAWN = Set.of("wsp", "oval", "roundrect");
    private static final Set<String> PASSED_OVER = Set.of("Fallback", "sdtEndPr", "rPr", "pPr", "tblPr", "sectPr", "tblGrid", "del",
            "moveFrom", "placeholder");
    private static final int DEEPEST = 400;
    private static final int MOST_LINES = 20_000;

    /** A content control that is being read. */
    private static final class Control {
        private String tag = "";
        private boolean placeholder;
        private final StringBuilder text = new StringBuilder();
        private int paragraphs;
    }

    /** A cell that is being read. */
    private static final class OpenCell {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder outside = new StringBuilder();
        private int paragraphs;
        private int span = 1;
        private boolean held;
        private boolean merged;
    }

    private final Set<String> known;
    private final List<ReturnedLine> lines = new ArrayList<>();
    private final Map<String, List<String>> controls = new HashMap<>();
    private final Deque<Control> open = new ArrayDeque<>();
    private boolean drawn;
    private boolean reaches;
    private ReturnedFile.Marker marker;

    private int tableDepth;
    private int tables = -1;
    private List<ReturnedLine.Cell> row;
    private int column;
    private OpenCell cell;

    /** @param known tags of the controls that belong to the form */
    WordReader(Set<String> known) {
        this.known = known;
    }

    Outcome<ReturnedFile> read(OfficePackage file) throws IOException {
        Map<String, byte[]> parts = file.parts(name -> name.equals(DOCUMENT) || FOOTER.matcher(name).matches());
        try {
            // what stands at the foot of the pages is only asked for form and version
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                if (!part.getKey().equals(DOCUMENT)) {
                    read(part.getValue());
                    lines.forEach(this::mark);
                    lines.clear();
                    controls.clear();
                }
            }
            drawn = false;
            read(parts.get(DOCUMENT));
        } catch (XMLStreamException | IllegalArgumentException | IllegalStateException e) {
            return Outcome.refused("forms.file.refused.damaged");
        }
        if (reaches) {
            return Outcome.refused("forms.file.refused.links");
        }
        if (LabelReader.isTooLong(lines)) {
            return Outcome.refused("forms.file.refused.too_large");
        }
        lines.removeIf(this::mark);
        return Outcome.done(new ReturnedFile(List.copyOf(lines), controls, drawn, marker));
    }

    private boolean mark(ReturnedLine line) {
        if (line.cells().size() != 1) {
            return false;
        }
        ReturnedFile.Marker here = ReturnedFile.Marker.read(line.cells().get(0).text());
        marker = here == null ? marker : here;
        return here != null;
    }

    private void read(byte[] part) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside of the file is read");
        });
        XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(part));
        cell = new OpenCell();
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST || lines.size() > MOST_LINES) {
                        throw new IllegalStateException("more than a form is");
                    }
                    String name = xml.getLocalName();
                    if (PASSED_OVER.contains(name)) {
                        skip(xml);
                        depth--;
                    } else if (name.equals("t") || name.equals("instrText")) {
                        String text = xml.getElementText();
                        depth--;
                        if (name.equals("t")) {
                            type(text);
                        } else {
                            instruction(text);
                        }
                    } else {
                        start(xml, name);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    end(xml.getLocalName());
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.ENTITY_DECLARATION ->
                        throw new IllegalStateException("a paper declares no entities");
                default -> {
                    // blanks between elements
                }
            }
        }
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    private void start(XMLStreamReader xml, String name) {
        switch (name) {
            case "tbl" -> {
                if (tableDepth++ == 0) {
                    tables++;
                }
            }
            case "tr" -> {
                if (tableDepth == 1) {
                    row = new ArrayList<>();
                    column = 0;
                }
            }
            case "tc" -> {
                if (tableDepth == 1) {
                    cell = new OpenCell();
                }
            }
            case "gridSpan" -> cell.span = Math.max(1, number(value(xml)));
            case "vMerge" -> cell.merged = !"restart".equals(value(xml));
            case "gridBefore" -> column += tableDepth == 1 && row != null ? number(value(xml)) : 0;
            case "p" -> paragraph();
            case "sdt" -> open.push(new Control());
            case "tag" -> {
                if (!open.isEmpty() && open.peek().tag.isEmpty()) {
                    open.peek().tag = value(xml) == null ? "" : value(xml);
                }
            }
            case "showingPlcHdr" -> {
                if (!open.isEmpty()) {
                    String shown = value(xml);
                    open.peek().placeholder = !"0".equals(shown) && !"false".equals(shown);
                }
            }
            case "tab" -> type("\t");
            case "br", "cr" -> type("\n");
            case "noBreakHyphen" -> type("-");
            case "fldSimple" -> instruction(attribute(xml, "instr"));
            default -> drawn |= DRAWN.contains(name);
        }
    }

    private void end(String name) {
        switch (name) {
            case "tbl" -> tableDepth--;
            case "tc" -> {
                if (tableDepth == 1 && row != null) {
                    row.add(closed());
                    column += cell.span;
                    cell = new OpenCell();
                }
            }
            case "tr" -> {
                if (tableDepth == 1 && row != null) {
                    lines.add(new ReturnedLine(tables, "", List.copyOf(row)));
                    row = null;
                }
            }
            case "p" -> {
                if (tableDepth == 0) {
                    column = 0;
                    lines.add(new ReturnedLine(-1, "", List.of(closed())));
                    cell = new OpenCell();
                }
            }
            case "sdt" -> {
                Control done = open.pop();
                if (known.contains(done.tag)) {
                    controls.computeIfAbsent(done.tag, tag -> new ArrayList<>()).add(done.placeholder ? "" : done.text.toString());
                }
            }
            default -> {
                // nothing ends with it
            }
        }
    }

    private ReturnedLine.Cell closed() {
        return new ReturnedLine.Cell(column, cell.text.toString(), cell.outside.toString(), "", cell.held, cell.merged);
    }

    private void paragraph() {
        if (cell.paragraphs++ > 0) {
            cell.text.append('\n');
            cell.outside.append('\n');
        }
        for (Control control : open) {
            if (control.paragraphs++ > 0) {
                control.text.append('\n');
            }
        }
    }

    private void type(String text) {
        boolean placeholder = open.stream().anyMatch(control -> control.placeholder && known.contains(control.tag));
        if (!placeholder) {
            cell.text.append(text);
        }
        if (open.stream().noneMatch(control -> known.contains(control.tag))) {
            cell.outside.append(text);
        } else {
            cell.held = true;
        }
        open.forEach(control -> control.text.append(text));
    }

    private void instruction(String text) {
        String words = text == null ? "" : text;
        reaches |= REACHING.matcher(words).find();
        Matcher circle = ENCIRCLED.matcher(words);
        if (circle.find()) {
            type(circle.group(1) + circle.group(2));
        }
    }

    private static String value(XMLStreamReader xml) {
        return attribute(xml, "val");
    }

    private static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    private static int number(String text) {
        return text != null && text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    }
}
