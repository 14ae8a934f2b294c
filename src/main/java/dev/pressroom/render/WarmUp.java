package dev.pressroom.render;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import dev.pressroom.render.option.FinishOptions;
import dev.pressroom.render.option.Standard;

/** Renders throw-away documents until the virtual machine has compiled the ways that a real one takes. */
final class WarmUp {
    private static final Duration TIME = Duration.ofSeconds(6);
    private static final RenderLimits LIMITS = new RenderLimits(1_000, 1_000_000, 150, 1_000, 10_000, 1_000_000,
            10, 100, 10_000_000, times(Duration.ofMinutes(1)));
    private static final String HTML = """
            <html><head><title>Warm up</title><style>
            body{font-family:sans-serif;font-size:9pt} table{width:100%;border-collapse:collapse} td{border-bottom:1px solid #ccc}
            h1{color:#1a4f9c} .r{text-align:right} @page{@bottom-right{content:counter(page) " of " counter(pages)}}
            </style></head><body><h1>{title}</h1><p><b>{text}</b> <i>{text}</i></p>
            <table><thead><tr><th>No</th><th>Item</th><th>Price</th></tr></thead>
            {#for row in rows}<tr><td>{row_count}</td><td>{row.item}</td>
            <td class="r">{fmt:money(row.price, 'EUR')}</td></tr>{/for}</table>
            {barcode:qr(title)}</body></html>""";
    private static final String DATA = """
            {"title":"Warm up","text":"The quick brown fox jumps over the lazy dog",
            "rows":[{"item":"Paper","price":12.50},{"item":"Ink","price":99.90},{"item":"Type","price":1234.56}]}""";

    private WarmUp() {}

    private static RenderLimits.Times times(Duration each) {
        return new RenderLimits.Times(each, each, each, each, each);
    }

    /** One document in each family of standards: each has a profile of its own to be read. */
    static void standards(Renderer renderer) {
        for (String standard : List.of("pdf/a-1b", "pdf/a-2b", "pdf/a-3b", "pdf/a-2a+pdf/ua-1")) {
            renderer.render(new RenderRequest(HTML, null, DATA, PageOptions.NONE, Locale.US, ZoneOffset.UTC, LIMITS,
                    null).with(FinishOptions.of(Standard.of(standard).orElseThrow(), false)), name -> null);
        }
    }

    static void run(Renderer renderer, int documents) {
        var request = new RenderRequest(HTML, null, DATA, PageOptions.NONE, Locale.US, ZoneOffset.UTC, LIMITS, null);
        long end = System.nanoTime() + TIME.toNanos();
        for (int count = 0; count < documents && System.nanoTime() < end; count++) {
            renderer.render(request, name -> null);
        }
    }
}
