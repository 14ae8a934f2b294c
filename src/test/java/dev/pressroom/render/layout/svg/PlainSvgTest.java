package dev.pressroom.render.layout.svg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Objects;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

import javax.xml.parsers.DocumentBuilderFactory;

class PlainSvgTest {

    @ParameterizedTest
    @ValueSource(strings = {"<rect width='5' height='4' rx='1' fill='#abc'/>", "<circle r='3px' fill='RED'/>",
            "<ellipse rx='2' ry='1.5e0' style='fill:none;stroke:#112233'/>", "<line x2='5' stroke='black'/>",
            "<polyline points='0,0 1 1,2 2'/>", "<polygon points='0 0 1,1 2,2' fill-rule='evenodd'/>",
            "<path d='M0 0h3v-2a1 1 0 0 1 2 2q1 1 2 2z' stroke-dasharray='3,1' stroke-linecap='round'/>",
            "<g transform='translate(2) rotate(45 1 1) scale(2,1)'><rect width='1' height='1'/></g>",
            "<text x='1' y='2' font-size='8' font-family='Arial' text-anchor='end'>Total € 12</text>",
            "<rect width='1' height='1' class='a' id='b' data-c='d' aria-label='e' shape-rendering='crispEdges'/>"})
    void readsShapesAndTextsInPlainColours(String content) throws Exception {
        PlainSvg svg = read(content);

        assertThat(svg).isNotNull().extracting(PlainSvg::parts).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<style>rect{fill:red}</style>", "<defs/>", "<use href='#a'/>", "<image href='data:,'/>",
            "<rect width='10%' height='1'/>", "<rect width='1em' height='1'/>", "<rect width='-1' height='1'/>",
            "<rect width='1' height='1' opacity='.5'/>", "<rect width='1' height='1' fill='url(#a)'/>",
            "<rect width='1' height='1' fill='currentColor'/>", "<rect width='1' height='1' fill='#abcd'/>",
            "<rect width='NaN' height='1'/>", "<rect width='1e30' height='1'/>", "<rect width='1f' height='1'/>",
            "<rect width='1' height='1' style='mix-blend-mode:multiply'/>",
            "<rect width='1' height='1' display='none'/>",
            "<g clip-path='url(#a)'/>", "<g transform='spin(3)'/>", "<path d='M0 0 X'/>", "<polyline points='1 2 3'/>",
            "<text font-size='8'>a<tspan>b</tspan></text>", "<text>without a size</text>",
            "<text font-size='8' dx='1'>a</text>", "<text font-size='8'>سلام</text>",
            "<text font-size='8'>नमस्ते</text>",
            "<text font-size='8'>a\u0301</text>", "<text font-size='2em'>a</text>",
            "<text font-size='8' stroke='red'>a</text>",
            "<circle r='1' stroke='red' stroke-dasharray='0 0'/>", "<svg/>", "<a><rect width='1' height='1'/></a>"})
    void leavesAllElseToTheLibrary(String content) throws Exception {
        assertThat(read(content)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 0 5", "0 0 5", "a b c d", "0 0 -1 2"})
    void leavesAViewThatIsNoneToTheLibrary(String view) throws Exception {
        assertThat(PlainSvg.read(parsed("<svg viewBox='" + view + "'/>"))).isNull();
    }

    @Test
    void inheritsWhatTheElementsAroundSay() throws Exception {
        PlainSvg svg = plain("<g fill='red' stroke-width='3'><g style='fill:#00f'><rect width='1' height='1'/></g>"
                + "<rect fill='inherit' width='1' height='1'/></g>");

        List<Style> styles = svg.parts().stream().map(Part::style).toList();
        assertThat(styles.getFirst().fill()).hasToString("java.awt.Color[r=0,g=0,b=255]");
        assertThat(styles.getFirst().pen().getLineWidth()).isEqualTo(3);
        assertThat(styles.getLast().fill()).hasToString("java.awt.Color[r=255,g=0,b=0]");
    }

    @Test
    void refusesToFollowADeepNest() throws Exception {
        assertThat(read("<g>".repeat(60) + "</g>".repeat(60))).isNull();
    }

    private static PlainSvg plain(String content) throws Exception {
        return Objects.requireNonNull(read(content));
    }

    private static @Nullable PlainSvg read(String content) throws Exception {
        return PlainSvg.read(parsed("<svg viewBox='0 0 10 10'>" + content + "</svg>"));
    }

    private static Element parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }
}
