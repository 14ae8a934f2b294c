package dev.pressroom.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;

/**
 * The layout engine as its guide shows it: the HTML as text, fonts by {@code @font-face}, everything else as it comes.
 *
 * @param folder where the specimens' fonts and images are
 */
record AsIs(Path folder) implements Contestant {
    AsIs {
        XRLog.setLoggingEnabled(false);
    }

    @Override
    public String name() {
        return "asIs";
    }

    @Override
    public int render(Specimen specimen) throws IOException {
        var pdf = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.useSVGDrawer(new BatikSVGDrawer());
        builder.withHtmlContent(specimen.html(), folder.toUri().toString());
        builder.toStream(pdf);
        builder.run();
        return pdf.size();
    }

    @Override
    public long cpu() {
        return Processors.used();
    }
}
