package dev.pressroom.render.layout.css;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.openhtmltopdf.css.parser.CSSParser;
import com.openhtmltopdf.css.sheet.StylesheetInfo;

import dev.pressroom.render.RenderReport.Declaration;
import dev.pressroom.render.RenderReport.Place;
import dev.pressroom.render.RenderReport.Warning;
import dev.pressroom.render.layout.css.Declarations.Placed;

/**
 * What the engine passes over in a style sheet. Its own complaints name a line at best; so where it complains at all,
 * each declaration is put before it alone, to learn which one it means.
 */
public final class IgnoredCss {
    private static final String CODE = "css-ignored";
    /** A sheet of more is somebody's framework, of which the engine's own words are enough. */
    private static final int MOST = 5_000;
    private static final Pattern TAIL = Pattern
            .compile("( at line (\\d+))?\\.? *(Skipping|Ignoring) ([@a-z -]+?)\\.?$");
    /** Of all its complaints, the engine counts lines from zero in these. */
    private static final Pattern FROM_ZERO = Pattern.compile("(unrecognized CSS property|not implemented) at line ");
    private static final Pattern SILENT = Pattern.compile("gradient\\(|(?i)(filter|mask|clip-path)\\s*:");

    private IgnoredCss() {}

    /**
     * @param line        from 1; 0 where it is not known
     * @param declaration null where a whole rule is passed over
     * @param inSvg       whether it may have an effect on SVG that stands in the document
     */
    public record Ignored(int line, @Nullable Declaration declaration, String reason, boolean inSvg) {
        public Ignored below(int lines) {
            return line == 0 || lines == 0 ? this : new Ignored(line + lines, declaration, reason, inSvg);
        }

        /** @param source as in {@link Place} */
        public Warning warning(String source, @Nullable String element) {
            String where = element != null
                    ? "in the style of " + element
                    : line > 0 ? source + " line " + line : source;
            String what = declaration == null ? "" : "'" + declaration.property() + ": " + declaration.value() + "': ";
            return new Warning(CODE, where + ": " + what + reason,
                    new Place(source, line > 0 ? line : null, null, element), declaration);
        }
    }

    /** @param complaints of the engine's parser on this sheet, in its own words */
    public static List<Ignored> inSheet(String css, List<String> complaints) {
        return complaints.isEmpty() && !mayBeSilent(css) ? List.of() : all(css, complaints);
    }

    /** As if it stood in a document that did not say where it is. */
    public static List<Ignored> inSheet(String css) {
        return all(css, complaints(css));
    }

    private static List<Ignored> all(String css, List<String> complaints) {
        var ignored = of(Declarations.of(css));
        boolean nobody = ignored.isEmpty();
        complaints.stream().filter(complaint -> nobody || !ofOneDeclaration(complaint)).map(IgnoredCss::rule)
                .forEach(ignored::add);
        return List.copyOf(ignored);
    }

    private static boolean ofOneDeclaration(String complaint) {
        return complaint.endsWith(" declaration.");
    }

    /** What the parser has to say until it meets an address, which only a document's own parser can resolve. */
    private static List<String> complaints(String css) {
        var complaints = new ArrayList<String>();
        try {
            new CSSParser((uri, words) -> complaints.add(words)).parseStylesheet("", StylesheetInfo.AUTHOR,
                    new StringReader(css));
        } catch (IOException | RuntimeException homeless) {
            return complaints;
        }
        return complaints;
    }

    /** Whether there may be something in it that the engine passes over without a word. */
    public static boolean mayBeSilent(String css) {
        return SILENT.matcher(css).find();
    }

    /** Of an element's {@code style} attribute. */
    public static List<Ignored> inAttribute(String css) {
        return of(Declarations.ofAttribute(css)).stream()
                .map(one -> new Ignored(0, one.declaration(), one.reason(), one.inSvg())).toList();
    }

    private static List<Ignored> of(List<Placed> declarations) {
        var ignored = new ArrayList<Ignored>();
        declarations.stream().limit(MOST).forEach(placed -> {
            Declaration declaration = placed.declaration();
            String silent = Unsupported.silently(declaration);
            String reason = silent == null ? complaint(declaration) : silent;
            if (reason != null) {
                ignored.add(new Ignored(placed.line(), declaration, reason, Unsupported.worksInSvg(declaration)));
            }
        });
        return ignored;
    }

    private static @Nullable String complaint(Declaration declaration) {
        List<String> said = complaints("x{" + declaration.property() + ":" + declaration.value() + "}");
        return said.isEmpty() ? null : Unsupported.reason(declaration, bare(said.getFirst()));
    }

    private static Ignored rule(String complaint) {
        Matcher tail = TAIL.matcher(complaint);
        if (!tail.find()) {
            return new Ignored(0, null, complaint, false);
        }
        int counted = tail.group(2) == null ? 0 : Integer.parseInt(tail.group(2));
        int line = FROM_ZERO.matcher(complaint).find() ? counted + 1 : counted;
        return new Ignored(line, null, bare(complaint) + "; the " + tail.group(4) + " is ignored", false);
    }

    private static String bare(String complaint) {
        String bare = TAIL.matcher(complaint).replaceFirst("");
        return bare.contains(" where one of ")
                ? bare.substring(0, bare.indexOf(" where one of ")) + " where a value was expected"
                : bare;
    }
}
