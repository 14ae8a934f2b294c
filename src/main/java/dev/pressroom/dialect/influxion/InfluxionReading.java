package dev.pressroom.dialect.influxion;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Uni;

import dev.pressroom.OffLoop;
import dev.pressroom.access.limit.Limit;
import dev.pressroom.access.limit.Limits;
import dev.pressroom.dialect.influxion.InfluxionWire.Client;
import dev.pressroom.dialect.influxion.InfluxionWire.Detail;
import dev.pressroom.dialect.influxion.InfluxionWire.Generate;
import dev.pressroom.template.TemplateConfig;
import dev.pressroom.web.Forms;
import dev.pressroom.web.JsonDepth;

/** From bytes to what is asked, all of it checked that needs no look into the account; large ones are read off the event loop. */
@ApplicationScoped
class InfluxionReading {
    private static final int SMALL = 32 * 1024;

    private final ObjectMapper json;
    private final InfluxionConfig config;
    private final TemplateConfig templates;

    InfluxionReading(ObjectMapper json, InfluxionConfig config, TemplateConfig templates) {
        this.json = json;
        this.config = config;
        this.templates = templates;
    }

    /**
     * A request whose texts are ours.
     *
     * @param html null where a stored one is named
     * @param css  null where there is none, or a stored one is named
     */
    record Asked(Generate wire, @Nullable String html, @Nullable String css) {}

    Uni<Asked> generate(byte[] body, Limits limits) {
        return read(body, () -> asked(InfluxionBody.generate(tree(body)), limits));
    }

    Uni<Client> client(byte[] body, boolean form) {
        return read(body, () -> InfluxionBody.client(form
                ? Forms.read(body)
                : tree(body)));
    }

    private static <T> Uni<T> read(byte[] body, Supplier<T> reading) {
        return body.length <= SMALL ? Uni.createFrom().item(reading) : OffLoop.run(reading);
    }

    private JsonNode tree(byte[] body) {
        try {
            JsonNode read = json.readTree(body);
            if (read != null && !read.isMissingNode()) {
                return read;
            }
        } catch (JacksonException broken) {
            throw InfluxionRefusal.unprocessable(List.of(InfluxionFaults.NO_JSON));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        throw InfluxionRefusal.unprocessable(List.of(InfluxionFaults.NO_JSON));
    }

    private Asked asked(Generate wire, Limits limits) {
        if (JsonDepth.exceeds(wire.data(), config.dataDepth())) {
            throw refused("value_error", "Data is nested deeper than " + config.dataDepth() + " levels", "data");
        }
        String html = wire.html().content();
        String css = wire.css().content();
        return new Asked(wire,
                html == null ? null : translated("html_template", () -> html(html, limits.get(Limit.TEMPLATE_SIZE))),
                css == null ? null : translated("css_template", () -> css(css, wire.data())));
    }

    private String html(String text, long most) {
        refuseOver("Template", text, most);
        return DoubleBraces.html(text, config.expressions());
    }

    private String css(String text, JsonNode data) {
        long most = templates.maxCssSize().asLongValue();
        refuseOver("Stylesheet", text, most);
        String merged = StyleValues.merged(text, data, config.expressions());
        refuseOver("Stylesheet", merged, most);
        return merged;
    }

    private static void refuseOver(String what, String text, long most) {
        if (text.getBytes(StandardCharsets.UTF_8).length > most) {
            throw new TemplateFault(what + " is larger than " + most + " bytes");
        }
    }

    private static String translated(String field, Supplier<String> translation) {
        try {
            return translation.get();
        } catch (TemplateFault fault) {
            throw refused(fault.type(), String.valueOf(fault.getMessage()), field, "content");
        }
    }

    private static InfluxionRefusal refused(String type, String message, String... place) {
        var whole = new ArrayList<>(List.of("body"));
        whole.addAll(List.of(place));
        return InfluxionRefusal.unprocessable(List.of(new Detail(type, whole, message)));
    }
}
