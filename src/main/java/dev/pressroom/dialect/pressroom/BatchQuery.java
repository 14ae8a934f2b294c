package dev.pressroom.dialect.pressroom;

import java.util.HashMap;
import java.util.Map;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;

/** What a JSON body says beside its items, for bodies that are nothing but items; {@code metadata[key]=value} stands beside the named parameters. */
class BatchQuery {
    @RestQuery("template")
    @Parameter(description = "With NDJSON and CSV: id or name of a stored template.")
    @Nullable
    String template;

    @RestQuery("templateVersion")
    @Parameter(description = "With NDJSON and CSV: the latest where it is left out.")
    @Nullable
    String templateVersion;

    @RestQuery("filename")
    @Parameter(description = "With NDJSON and CSV: pattern of the downloads' names.")
    @Nullable
    String filename;

    @RestQuery("options")
    @Parameter(description = "With NDJSON and CSV: a JSON object as a job's options.")
    @Nullable
    String options;

    @RestQuery("webhook")
    @Parameter(description = "With NDJSON and CSV: where to tell of this batch; deliveries are not signed.")
    @Nullable
    String webhook;

    @RestQuery("expiresIn")
    @Parameter(description = "With NDJSON and CSV: seconds from each job's end to the deletion of its document and data.")
    @Nullable
    String expiresIn;

    @RestQuery("separator")
    @Parameter(description = "With CSV: comma, semicolon or tab; comma where it is left out.")
    @Nullable
    String separator;

    @Context
    @Nullable
    UriInfo uri;

    BatchesWire.NewBatch read(ObjectMapper json) {
        Integer version = templateVersion == null ? null : (int) number("templateVersion", templateVersion);
        Long seconds = expiresIn == null ? null : number("expiresIn", expiresIn);
        return new BatchesWire.NewBatch(template, version, null, null, null, null, filename, metadata(), options(json),
                webhook == null ? null : new WebhooksWire.Callback(webhook, null, null), seconds);
    }

    char separator() {
        return switch (separator == null ? "comma" : separator) {
            case "comma", "," -> ',';
            case "semicolon", ";" -> ';';
            case "tab", "\t" -> '\t';
            default -> throw QueryFaults.of("separator", "separator is comma, semicolon or tab.");
        };
    }

    /** All of it, as the client wrote it: the same body under another query is another request. */
    String text() {
        return uri == null ? "" : String.valueOf(uri.getRequestUri().getRawQuery());
    }

    private JobsWire.@Nullable Options options(ObjectMapper json) {
        try {
            return options == null ? null : json.readValue(options, JobsWire.Options.class);
        } catch (JsonProcessingException broken) {
            throw QueryFaults.of("options", "options is a JSON object as a job's options: " + BodyFaults.of(broken)
                    .getMessage());
        }
    }

    private @Nullable Map<String, JsonNode> metadata() {
        if (uri == null) {
            return null;
        }
        var own = new HashMap<String, JsonNode>();
        uri.getQueryParameters().forEach((name, values) -> {
            if (name.startsWith("metadata[") && name.endsWith("]")) {
                own.put(name.substring("metadata[".length(), name.length() - 1), TextNode.valueOf(values.getFirst()));
            }
        });
        return own;
    }

    private static long number(String name, String text) {
        if (!text.matches("\\d{1,9}")) {
            throw QueryFaults.of(name, name + " is a whole number.");
        }
        return Long.parseLong(text);
    }
}
