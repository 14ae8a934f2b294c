package dev.pressroom.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.pressroom.OffLoop;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;
import dev.pressroom.template.schema.JsonText;
import dev.pressroom.template.schema.ParameterSchema;

/** The schemas of versions in use, compiled once: the least recently used go when their texts together are over a limit. */
@ApplicationScoped
public class ParameterSchemas {
    private final Map<UUID, Compiled> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final TemplateConfig config;
    private long size;

    ParameterSchemas(TemplateConfig config) {
        this.config = config;
    }

    private record Compiled(ParameterSchema schema, int size) {}

    /**
     * Holds a job's data against the version's schema, if it has one.
     *
     * @return fails with {@link Problem.Invalid}, its pointers below {@code #/data}
     */
    public Uni<Void> validate(TemplateVersion version, String data) {
        String schema = version.schema();
        if (schema == null) {
            return Uni.createFrom().voidItem();
        }
        return OffLoop.run(() -> violations(version.id(), schema, data)).invoke(Problem.Invalid::refuse)
                .replaceWithVoid();
    }

    /** As {@link #validate}, at once: for many in turn, off the event loop. */
    public List<Violation> violations(TemplateVersion version, String data) {
        String schema = version.schema();
        return schema == null ? List.of() : violations(version.id(), schema, data);
    }

    private List<Violation> violations(UUID version, String schema, String data) {
        return compiled(version, schema).violations("data", JsonText.read("data", data));
    }

    private ParameterSchema compiled(UUID version, String text) {
        ParameterSchema known = known(version);
        if (known != null) {
            return known;
        }
        // two at once may compile the same schema; a lock held for seconds would be worse
        ParameterSchema compiled = ParameterSchema.compile(text, config.schemaTime());
        keep(version, new Compiled(compiled, text.length()));
        return compiled;
    }

    private synchronized @Nullable ParameterSchema known(UUID version) {
        Compiled compiled = kept.get(version);
        return compiled == null ? null : compiled.schema();
    }

    private synchronized void keep(UUID version, Compiled compiled) {
        Compiled before = kept.put(version, compiled);
        size += compiled.size() - (before == null ? 0 : before.size());
        var eldest = kept.values().iterator();
        while (size > config.schemaCacheSize().asLongValue() && eldest.hasNext()) {
            size -= eldest.next().size();
            eldest.remove();
        }
    }
}
