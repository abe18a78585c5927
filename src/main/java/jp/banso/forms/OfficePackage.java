package jp.banso.forms;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import jp.banso.kernel.Outcome;
import jp.banso.platform.documents.FileJudgement;
import jp.banso.platform.documents.FileKind;

/** An Office file that was taken in: judged by its content before anything reads it, and never larger than a form is. */
final class OfficePackage {

    static final int LARGEST_FILE = 5 * 1024 * 1024;
    private static final long LARGEST_CONTENT = 30L * 1024 * 1024;
    private static final int LARGEST_PART = 8 * 1024 * 1024;
    private static final int MOST_ENTRIES = 300;
    private static final int MEGABYTE = 1024 * 1024;

    private final FormFileKind kind;
    private final byte[] content;

    private OfficePackage(FormFileKind kind, byte[] content) {
        this.kind = kind;
        this.content = content;
    }

    static Outcome<OfficePackage> of(InputStream file) throws IOException {
        byte[] content = file.readNBytes(LARGEST_FILE + 1);
        if (content.length > LARGEST_FILE) {
            return Outcome.refused("forms.file.refused.size", LARGEST_FILE / MEGABYTE);
        }
        FileJudgement judged = FileJudgement.of(new ByteArrayInputStream(content));
        if (judged.refusal() != null) {
            return Outcome.refused(switch (judged.refusal()) {
                case ENCRYPTED -> "forms.file.refused.encrypted";
                case OLD_OFFICE -> "forms.file.refused.old_office";
                case MACROS -> "forms.file.refused.macros";
                case OBJECTS -> "forms.file.refused.objects";
                case LINKS -> "forms.file.refused.links";
                case TOO_LARGE -> "forms.file.refused.too_large";
                case DAMAGED -> "forms.file.refused.damaged";
                case OTHER_KIND -> "forms.file.refused.other_kind";
            });
        }
        if (judged.kind() != FileKind.EXCEL && judged.kind() != FileKind.WORD) {
            return Outcome.refused("forms.file.refused.other_kind");
        }
        FormFileKind kind = judged.kind() == FileKind.EXCEL ? FormFileKind.XLSX : FormFileKind.DOCX;
        return fits(content) ? Outcome.done(new OfficePackage(kind, content)) : Outcome.refused("forms.file.refused.too_large");
    }

    FormFileKind kind() {
        return kind;
    }

    byte[] content() {
        return content;
    }

    /** The parts with these names. */
    Map<String, byte[]> parts(Predicate<String> wanted) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (wanted.test(entry.getName())) {
                    parts.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return parts;
    }

    /** Counts what would come out of the file before anything reads it into memory. */
    private static boolean fits(byte[] content) throws IOException {
        long left = LARGEST_CONTENT;
        int entries = 0;
        byte[] buffer = new byte[8192];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            while (zip.getNextEntry() != null) {
                long part = 0;
                for (int read = zip.read(buffer); read > 0; read = zip.read(buffer)) {
                    part += read;
                    if (part > LARGEST_PART || part > left) {
                        return false;
                    }
                }
                left -= part;
                if (++entries > MOST_ENTRIES) {
                    return false;
                }
            }
        }
        return entries > 0;
    }

    /** Puts a file together. */
    static final class Parts {
        private final Map<String, String> parts = new LinkedHashMap<>();

        Parts put(String name, String content) {
            parts.put(name, content);
            return this;
        }

        byte[] toBytes() throws IOException {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            try (java.util.zip.ZipOutputStream zip = new java.util.zip.ZipOutputStream(file)) {
                for (Map.Entry<String, String> part : parts.entrySet()) {
                    ZipEntry entry = new ZipEntry(part.getKey());
                    zip.putNextEntry(entry);
                    zip.write(part.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    zip.closeEntry();
                }
            }
            return file.toByteArray();
        }
    }
}
