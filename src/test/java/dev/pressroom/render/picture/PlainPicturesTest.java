package dev.pressroom.render.picture;

import static dev.pressroom.render.Documents.render;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.pressroom.testing.PdfAssert;

/** What is drawn without the SVG library looks as it draws it. */
class PlainPicturesTest {
    /** Nothing to draw, and enough to leave an SVG to the library. */
    private static final String LEFT_TO_THE_LIBRARY = "<defs/>";
    private static final String SHAPES = "<rect x='5' y='5' width='60' height='30' rx='8' fill='#1a4f9c'/>"
            + "<g transform='translate(80 10) rotate(20)' fill='none' stroke='#c00' stroke-width='3'>"
            + "<rect width='30' height='20'/><line x1='0' y1='0' x2='30' y2='20' stroke-dasharray='4 2'/></g>"
            + "<circle cx='150' cy='25' r='18' fill='orange' fill-opacity='.5' stroke='black'/>"
            + "<ellipse cx='30' cy='70' rx='25' ry='12' fill='green'/>"
            + "<polyline points='70,90 90,50 110,90 130,50' fill='none' stroke='purple' stroke-width='4'"
            + " stroke-linejoin='round' stroke-linecap='round'/>"
            + "<polygon points='150,50 190,60 170,95' fill='#888' fill-rule='evenodd'/>"
            + "<path d='M10 110 C40 90 60 130 90 110 S140 90 160 115 A12 8 0 0 1 180 110 Z' fill='#0aa'/>"
            + "<text x='100' y='140' font-size='14' text-anchor='middle' fill='#333'>Umsatz 2026, in €</text>"
            + "<text x='10' y='140' font-size='12' font-weight='bold' font-family='serif'>Serif</text>"
            + "<text transform='rotate(-45 190 140)' x='190' y='140' font-size='10' text-anchor='end'>slanted</text>";

    @ParameterizedTest
    @ValueSource(strings = {"width='200' height='150'", "viewBox='0 0 200 150'",
            "viewBox='0 0 200 150' style='width:80mm'", "viewBox='0 0 200 150' style='width:120mm;height:40mm'",
            "viewBox='-10 -10 220.5 170.5' style='width:90mm;height:80mm'",
            "viewBox='0 0 200 150' width='400' height='90'",
            "width='200' height='150' style='width:60mm'", "viewBox='50 20 100 80' style='max-width:50mm'",
            "viewBox='0 0 200 150' style='height:33mm'", "width='150px' height='100px'",
            "viewBox='0 0 200 150' width='3cm'",
            "width='200' height='150' style='max-height:20mm'", "viewBox='0 0 200 150' style='max-height:20mm'"})
    void looksAsTheLibraryDrawsIt(String frame) throws IOException {
        byte[] plain = render(page(frame, SHAPES)).content();

        byte[] library = render(page(frame, SHAPES + LEFT_TO_THE_LIBRARY)).content();

        assertThat(Pages.difference(Pages.drawn(library), Pages.drawn(plain))).isLessThan(0.004);
    }

    @Test
    void writesTextThatCanBeFound() {
        byte[] plain = render(page("viewBox='0 0 200 150'", SHAPES)).content();

        PdfAssert.assertThat(plain).containsText("Umsatz 2026, in €", "Serif");
    }

    @Test
    void obeysStyleSheetsThatSpeakOfItsParts() throws IOException {
        String styled = "<style>svg rect{fill:#f00}</style>"
                + page("viewBox='0 0 9 9' style='width:80mm;height:80mm'",
                        "<rect width='9' height='9'/>");

        byte[] plain = render(styled).content();

        assertThat(Pages.drawn(plain).getRGB(100, 150) & 0xFFFFFF).isEqualTo(0xFF0000);
    }

    /** Thai vowels need what the library does with them. */
    @Test
    void leavesLettersThatChangeWithTheirNeighboursToTheLibrary() {
        byte[] pdf = render(page("viewBox='0 0 200 150'", "<text y='20' font-size='9'>ที่นี่</text>")).content();

        PdfAssert.assertThat(pdf).containsText("before", "after");
    }

    private static String page(String frame, String content) {
        return "<style>@page{size:140mm 130mm;margin:5mm}</style><p>before</p><svg " + frame + ">" + content
                + "</svg><p>after</p>";
    }
}
