package dev.pressroom.dialect.webadmit;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.mutiny.Uni;

import dev.pressroom.dataset.DataRecord;
import dev.pressroom.dialect.webadmit.WebAdmitIdentities.Binding;
import dev.pressroom.dialect.webadmit.WebAdmitTranslation.Own;
import dev.pressroom.intake.BatchItem;
import dev.pressroom.intake.BatchItem.Origin;
import dev.pressroom.intake.BatchRequest;
import dev.pressroom.job.Audience;
import dev.pressroom.job.Callback;
import dev.pressroom.job.Handle;
import dev.pressroom.job.Handling;
import dev.pressroom.job.JobOptions;
import dev.pressroom.job.JobRequest;
import dev.pressroom.job.Lane;
import dev.pressroom.job.Source;

/** From a template of an identity to what the core is asked for. */
@ApplicationScoped
class WebAdmitOrders {
    /** By which templates know a record's key, where it has no field of this name. */
    private static final String KEY = "key";

    private final WebAdmitSettings settings;
    private final ObjectMapper json;

    WebAdmitOrders(WebAdmitSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
    }

    /** @return fails with {@link dev.pressroom.problem.Problem.NotFound} where the template is gone */
    Uni<BatchRequest> of(UUID account, Own own, Binding binding, @Nullable Callback callback) {
        return settings.template(account, binding.template()).map(template -> new BatchRequest(
                new JobRequest(new Source.Stored(template.id(), null), "{}", null, "{}",
                        JobOptions.NONE.handled(Handling.LENIENT), Lane.BULK,
                        new Audience(false, callback))
                        .through(WebAdmitDoor.NAME, Handle.whileUnfinished(own.handle())),
                null, own.metadata(), true, true));
    }

    BatchItem item(DataRecord record) {
        return new BatchItem(new Origin("#/dataset", "record '" + record.key() + "': ", false), data(record),
                record.key() + ".pdf", "{}");
    }

    private String data(DataRecord record) {
        try {
            ObjectNode data = (ObjectNode) json.readTree(record.data());
            if (!data.has(KEY)) {
                data.put(KEY, record.key());
            }
            return json.writeValueAsString(data);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
