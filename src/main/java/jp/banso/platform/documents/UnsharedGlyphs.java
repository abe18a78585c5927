package jp.banso.platform.documents;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A TrueType font in which no two characters share a glyph. A PDF remembers glyphs, not characters: where a font draws
 * U+7528 and the radical U+2F64 with one glyph, a reader who copies or searches would get the wrong one of the two. Each
 * further character of a glyph therefore gets a copy of it. A variation selector asks for another drawing of the sign before
 * it, and the font has but one: it is kept in the text and drawn as nothing. Tables that speak of glyphs and that no paper needs
 * are left out.
 */
final class UnsharedGlyphs {

    private static final Set<String> KEPT = Set.of("OS/2", "cvt ", "fpgm", "gasp", "name", "prep");
    private static final int ENTRY = 16;
    private static final int HEADER = 12;
    private static final int LAST_GLYPH = 0xFFFF;
    private static final int NOTHING = -1;
    private static final int[][] SELECTORS = {{0xFE00, 0xFE0F}, {0xE0100, 0xE01EF}};

    private final ByteBuffer font;
    private final Map<String, ByteBuffer> tables = new TreeMap<>();
    private final List<Integer> copies = new ArrayList<>();

    private UnsharedGlyphs(byte[] font) {
        this.font = ByteBuffer.wrap(font);
    }

    static PaperFont of(byte[] font) {
        return new UnsharedGlyphs(font).rewritten();
    }

    private PaperFont rewritten() {
        int count = Short.toUnsignedInt(font.getShort(4));
        for (int i = 0; i < count; i++) {
            int entry = HEADER + i * ENTRY;
            byte[] tag = new byte[4];
            font.get(entry, tag);
            tables.put(new String(tag, StandardCharsets.US_ASCII), font.slice(font.getInt(entry + 8), font.getInt(entry + 12)));
        }
        Map<Integer, Integer> glyphs = characters();
        int glyphCount = Short.toUnsignedInt(tables.get("maxp").getShort(4));
        for (int[] range : SELECTORS) {
            for (int selector = range[0]; selector <= range[1]; selector++) {
                copies.add(NOTHING);
                glyphs.put(selector, glyphCount + copies.size() - 1);
            }
        }
        Set<Integer> taken = new HashSet<>();
        glyphs.replaceAll((character, glyph) -> {
            if (taken.add(glyph) || glyphCount + copies.size() > LAST_GLYPH) {
                return glyph;
            }
            copies.add(glyph);
            return glyphCount + copies.size() - 1;
        });
        Map<String, byte[]> written = new TreeMap<>();
        tables.forEach((tag, table) -> {
            if (KEPT.contains(tag)) {
                written.put(tag, bytes(table));
            }
        });
        outlines(written, glyphCount);
        metrics(written, glyphCount);
        written.put("cmap", map(glyphs));
        written.put("post", ByteBuffer.wrap(bytes(tables.get("post").slice(0, 32))).putInt(0, 0x00030000).array());
        BitSet characters = new BitSet();
        glyphs.keySet().forEach(characters::set);
        return new PaperFont(file(written), characters);
    }

    /** Character to glyph, from the font's map of the whole of Unicode. */
    private Map<Integer, Integer> characters() {
        ByteBuffer map = tables.get("cmap");
        Map<Integer, Integer> glyphs = new TreeMap<>();
        for (int i = 0; i < map.getShort(2); i++) {
            int start = map.getInt(8 + i * 8);
            if (map.getShort(start) == 12) {
                for (int group = 0; group < map.getInt(start + 12); group++) {
                    int at = start + 16 + group * 12;
                    for (int c = map.getInt(at); c <= map.getInt(at + 4); c++) {
                        glyphs.put(c, map.getInt(at + 8) + c - map.getInt(at));
                    }
                }
            }
        }
        if (glyphs.isEmpty()) {
            throw new IllegalArgumentException("the font has no map of the whole of Unicode");
        }
        return glyphs;
    }

    private void outlines(Map<String, byte[]> written, int glyphCount) {
        ByteBuffer head = tables.get("head");
        ByteBuffer places = tables.get("loca");
        ByteBuffer outlines = tables.get("glyf");
        boolean wide = head.getShort(50) == 1;
        ByteArrayOutputStream more = new ByteArrayOutputStream();
        more.writeBytes(bytes(outlines));
        ByteBuffer newPlaces = ByteBuffer.allocate((glyphCount + copies.size() + 1) * 4);
        for (int glyph = 0; glyph <= glyphCount; glyph++) {
            newPlaces.putInt(place(places, wide, glyph));
        }
        newPlaces.position(glyphCount * 4);
        for (int glyph : copies) {
            newPlaces.putInt(more.size());
            if (glyph != NOTHING) {
                int start = place(places, wide, glyph);
                more.writeBytes(bytes(outlines.slice(start, place(places, wide, glyph + 1) - start)));
            }
        }
        newPlaces.putInt(more.size());
        written.put("glyf", more.toByteArray());
        written.put("loca", newPlaces.array());
        written.put("head", ByteBuffer.wrap(bytes(head)).putShort(50, (short) 1).array());
        written.put("maxp", ByteBuffer.wrap(bytes(tables.get("maxp"))).putShort(4, (short) (glyphCount + copies.size())).array());
    }

    private static int place(ByteBuffer places, boolean wide, int glyph) {
        return wide ? places.getInt(glyph * 4) : Short.toUnsignedInt(places.getShort(glyph * 2)) * 2;
    }

    /** Every glyph gets a whole entry, so that copies can follow. */
    private void metrics(Map<String, byte[]> written, int glyphCount) {
        ByteBuffer widths = tables.get("hmtx");
        int whole = Short.toUnsignedInt(tables.get("hhea").getShort(34));
        ByteBuffer all = ByteBuffer.allocate((glyphCount + copies.size()) * 4);
        for (int glyph = 0; glyph < glyphCount; glyph++) {
            metric(widths, whole, glyph, all);
        }
        for (int glyph : copies) {
            if (glyph == NOTHING) {
                all.putInt(0);
            } else {
                metric(widths, whole, glyph, all);
            }
        }
        written.put("hmtx", all.array());
        written.put("hhea", ByteBuffer.wrap(bytes(tables.get("hhea"))).putShort(34, (short) (glyphCount + copies.size())).array());
    }

    private static void metric(ByteBuffer widths, int whole, int glyph, ByteBuffer all) {
        all.putShort(widths.getShort(Math.min(glyph, whole - 1) * 4));
        all.putShort(widths.getShort(glyph < whole ? glyph * 4 + 2 : whole * 4 + (glyph - whole) * 2));
    }

    private static byte[] map(Map<Integer, Integer> glyphs) {
        List<int[]> groups = new ArrayList<>();
        glyphs.forEach((character, glyph) -> {
            int[] last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
            if (last != null && last[1] + 1 == character && last[2] + character - last[0] == glyph) {
                last[1] = character;
            } else {
                groups.add(new int[] {character, character, glyph});
            }
        });
        int length = 16 + groups.size() * 12;
        ByteBuffer map = ByteBuffer.allocate(20 + length);
        map.putShort((short) 0).putShort((short) 2);
        map.putShort((short) 0).putShort((short) 4).putInt(20);
        map.putShort((short) 3).putShort((short) 10).putInt(20);
        map.putShort((short) 12).putShort((short) 0).putInt(length).putInt(0).putInt(groups.size());
        groups.forEach(group -> map.putInt(group[0]).putInt(group[1]).putInt(group[2]));
        return map.array();
    }

    private byte[] file(Map<String, byte[]> written) {
        int size = HEADER + written.size() * ENTRY;
        int total = size + written.values().stream().mapToInt(table -> table.length + 3 & ~3).sum();
        ByteBuffer file = ByteBuffer.allocate(total);
        file.putInt(font.getInt(0)).putShort((short) written.size()).putShort((short) 0).putShort((short) 0).putShort((short) 0);
        int at = size;
        for (Map.Entry<String, byte[]> table : written.entrySet()) {
            file.put(table.getKey().getBytes(StandardCharsets.US_ASCII)).putInt(0).putInt(at).putInt(table.getValue().length);
            file.put(at, table.getValue());
            at += table.getValue().length + 3 & ~3;
        }
        return file.array();
    }

    private static byte[] bytes(ByteBuffer table) {
        byte[] bytes = new byte[table.remaining()];
        table.get(table.position(), bytes);
        return bytes;
    }
}
