package dev.pressroom.render.layout.css;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.pressroom.render.RenderReport.Declaration;
import dev.pressroom.render.layout.css.IgnoredCss.Ignored;

class IgnoredCssTest {
    private static final List<String> ANY = List.of("Something. Skipping declaration.");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"display: flex | no flexbox", "display: inline-grid | no flexbox",
            "gap: 4px | no flexbox", "justify-content: center | no flexbox",
            "grid-template-columns: 1fr 1fr | no flexbox",
            "width: calc(100% - 4px) | computes nothing", "width: min(1px, 2px) | computes nothing",
            "color: var(--brand) | no custom properties", "--brand: red | no custom properties",
            "break-inside: avoid | page-break-before", "overflow-wrap: anywhere | word-wrap", "opacity: 0.5 | rgba",
            "position: sticky | sticky is not a recognized identifier", "width: 10vw | Unsupported CSS unit vw",
            "transform: rotate3d(1, 1, 1, 3deg) | Unsupported function", "width: 12 | must be",
            "background: linear-gradient(red, blue) | background-image alone", "filter: blur(2px) | in SVG alone",
            "colr: red | unrecognized"})
    void saysWhyADeclarationHasNoEffect(String declaration, String reason) {
        List<Ignored> ignored = IgnoredCss.inSheet("p {\n  " + declaration + ";\n  color: red\n}", ANY);

        int colon = declaration.indexOf(':');
        assertThat(ignored).singleElement().satisfies(one -> {
            assertThat(one.line()).isEqualTo(2);
            assertThat(one.declaration()).isEqualTo(
                    new Declaration(declaration.substring(0, colon), declaration.substring(colon + 1).strip()));
            assertThat(one.reason()).contains(reason);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"color: rgb(1 2 3)", "background-image: linear-gradient(red, blue)",
            "transform: rotate(5deg)", "column-count: 2", "content: 'display: flex; gap: 1px'", "border: 1px solid",
            "background: url('data:image/png;base64,AA==')", "-fs-table-paginate: paginate"})
    void saysNothingOfWhatWorks(String declaration) {
        assertThat(IgnoredCss.inSheet("p { " + declaration + " }", ANY)).extracting(Ignored::declaration)
                .containsOnlyNulls();
    }

    @Test
    void countsLinesThroughCommentsStringsAndBlocks() {
        String css = "/* a\n b; gap: 1px */\n@media print {\n  p:first-child,\n  a[href='x{y'] {\n    color: red; gap:\n 1px }\n}\n"
                + "@page { @bottom-left { content: 'x\\'}' ; flex: 1 } }";

        List<Ignored> ignored = IgnoredCss.inSheet(css, ANY);

        assertThat(ignored).extracting(Ignored::line, one -> String.valueOf(one.declaration())).containsExactly(
                tuple(6, new Declaration("gap", "1px").toString()),
                tuple(9, new Declaration("flex", "1").toString()));
    }

    @Test
    void tellsOfRulesThatArePassedOver() {
        List<Ignored> ignored = IgnoredCss.inSheet("p { color: red }",
                List.of("root is not a recognized pseudo-class at line 3. Skipping ruleset."));

        assertThat(ignored).containsExactly(
                new Ignored(3, null, "root is not a recognized pseudo-class; the ruleset is ignored", false));
    }

    @Test
    void survivesCssThatNeverEnds() {
        for (String css : List.of("p{color:'red", "/* never", "p{a:b(c;d", "}}}{", "p{:x;y:}", "{{{a:b")) {
            assertThat(IgnoredCss.inSheet(css, ANY)).isNotNull();
            assertThat(IgnoredCss.inAttribute(css)).isNotNull();
        }
    }
}
