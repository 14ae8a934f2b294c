package dev.pressroom.dialect.pressroom;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.pressroom.job.JobState;

/** What narrows a list of jobs; {@code metadata[key]=value} stands beside the named parameters. */
class JobsQuery {
    @RestQuery("state")
    @Parameter(description = "QUEUED, RUNNING, SUCCEEDED, FAILED, CANCELED or EXPIRED.")
    @Nullable
    String state;

    @RestQuery("template")
    @Parameter(description = "Id of a template.")
    @Nullable
    String template;

    @RestQuery("created_from")
    @Parameter(description = "Made at or after this time, ISO 8601.")
    @Nullable
    String from;

    @RestQuery("created_to")
    @Parameter(description = "Made before this time, ISO 8601.")
    @Nullable
    String to;

    @Context
    @Nullable
    UriInfo uri;

    @Nullable
    JobState state() {
        return state(state);
    }

    static @Nullable JobState state(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(JobState.values()).filter(known -> known.name().equalsIgnoreCase(text)).findFirst()
                .orElseThrow(
                        () -> QueryFaults.of("state", "state is one of " + Arrays.toString(JobState.values()) + "."));
    }

    @Nullable
    UUID template() {
        return template == null
                ? null
                : Ids.TEMPLATE.read(template)
                        .orElseThrow(() -> QueryFaults.of("template", "template is a template's id, tpl_..."));
    }

    @Nullable
    Instant createdFrom() {
        return instant("created_from", from);
    }

    @Nullable
    Instant createdTo() {
        return instant("created_to", to);
    }

    /** A JSON object as text, null where no metadata parameter came. */
    @Nullable
    String metadata() {
        if (uri == null) {
            return null;
        }
        var own = JsonNodeFactory.instance.objectNode();
        uri.getQueryParameters().forEach((name, values) -> {
            if (name.startsWith("metadata[") && name.endsWith("]")) {
                own.put(name.substring("metadata[".length(), name.length() - 1), values.getFirst());
            }
        });
        return own.isEmpty()
                ? null
                : JsonNodeFactory.instance.objectNode().set(JobsTranslation.DIALECT, own).toString();
    }

    private static @Nullable Instant instant(String name, @Nullable String text) {
        try {
            // In a query string a plus is a blank: +02:00 comes as " 02:00" from clients that do not escape it.
            return text == null ? null : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException broken) {
            throw QueryFaults.of(name, name + " is a time such as 2026-01-31T12:00:00Z.");
        }
    }
}
