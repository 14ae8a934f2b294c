package dev.pressroom.render.finish;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** Writes the table that tells readers which text a glyph stands for (ISO 32000-1, 9.10.3). */
final class ToUnicode {
    /** The most that one block may hold. */
    private static final int BLOCK = 100;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private ToUnicode() {}

    static String written(SortedMap<Integer, String> texts) {
        var cmap = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        List<Map.Entry<Integer, String>> entries = new ArrayList<>(texts.entrySet());
        for (int from = 0; from < entries.size(); from += BLOCK) {
            List<Map.Entry<Integer, String>> block = entries.subList(from, Math.min(from + BLOCK, entries.size()));
            cmap.append(block.size()).append(" beginbfchar\n");
            block.forEach(entry -> cmap.append(String.format(Locale.ROOT, "<%04X> <%s>%n", entry.getKey(),
                    HEX.formatHex(entry.getValue().getBytes(StandardCharsets.UTF_16BE)))));
            cmap.append("endbfchar\n");
        }
        return cmap.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").toString();
    }
}
