package dev.pressroom.render.layout.font;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The family names that templates use, and the shipped family that stands in for each. */
final class Families {
    private static final List<String> SANS = List.of("SansSerif", "sans-serif", "system-ui", "Arial", "Helvetica",
            "Helvetica Neue", "Verdana", "Tahoma", "Trebuchet MS", "Segoe UI", "Calibri", "Roboto", "Open Sans",
            "Liberation Sans", "DejaVu Sans", "Dialog");
    private static final List<String> SERIF = List.of("Serif", "Times", "Times New Roman", "Georgia", "Cambria",
            "Garamond", "Palatino", "Palatino Linotype", "Book Antiqua", "Liberation Serif", "DejaVu Serif",
            "TimesRoman");
    private static final List<String> MONO = List.of("Monospaced", "monospace", "Courier", "Courier New", "Consolas",
            "Menlo", "Monaco", "Lucida Console", "Liberation Mono", "DejaVu Sans Mono", "DialogInput");

    private static final Map<String, List<Face>> FACES = faces();

    private Families() {}

    /** Every name with its faces; names are compared without case. */
    static Map<String, List<Face>> all() {
        return FACES;
    }

    private static Map<String, List<Face>> faces() {
        var faces = new TreeMap<String, List<Face>>(String.CASE_INSENSITIVE_ORDER);
        Face.BASE.forEach(face -> faces.computeIfAbsent(face.family(), family -> new ArrayList<>()).add(face));
        Face.OTHERS.forEach(face -> faces.computeIfAbsent(face.family(), family -> new ArrayList<>()).add(face));
        SANS.forEach(name -> faces.put(name, List.copyOf(faces.get(Face.SANS))));
        SERIF.forEach(name -> faces.put(name, List.copyOf(faces.get(Face.SERIF))));
        MONO.forEach(name -> faces.put(name, List.copyOf(faces.get(Face.MONO))));
        return faces;
    }
}
