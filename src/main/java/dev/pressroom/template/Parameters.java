package dev.pressroom.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.pressroom.OffLoop;
import dev.pressroom.template.schema.DeclaredProperties;

/** What a client must send to fill a template: told by its schema and by the template itself. */
@ApplicationScoped
public class Parameters {
    private final Templates templates;

    Parameters(Templates templates) {
        this.templates = templates;
    }

    /**
     * @param path     {@code customer.name}, or {@code lines[].price}
     * @param type     null where no schema tells it
     * @param required null where no schema tells it
     * @param used     that the template's text reads it, or something below it
     */
    public record Parameter(String path, @Nullable String type, @Nullable Boolean required,
            @Nullable String description, boolean used) {}

    /** @param version null for the latest */
    public Uni<List<Parameter>> of(UUID accountId, UUID templateId, @Nullable Integer version) {
        return templates.version(accountId, templateId, version)
                .flatMap(found -> OffLoop.run(() -> merge(found.schema(), found.expressions())));
    }

    static List<Parameter> merge(@Nullable String schema, List<String> expressions) {
        Map<String, Parameter> merged = new LinkedHashMap<>();
        if (schema != null) {
            for (DeclaredProperties.Property property : DeclaredProperties.of(schema)) {
                merged.put(property.path(), new Parameter(property.path(), property.type(), property.required(),
                        property.description(), isUsed(property.path(), expressions)));
            }
        }
        expressions.forEach(path -> merged.computeIfAbsent(path, _ -> new Parameter(path, null, null, null, true)));
        return List.copyOf(merged.values());
    }

    private static boolean isUsed(String path, List<String> expressions) {
        return expressions.stream().anyMatch(
                used -> used.equals(path) || used.startsWith(path + ".") || used.startsWith(path + "[]"));
    }
}
