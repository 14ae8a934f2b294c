package dev.pressroom.dialect.webadmit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.vertx.core.json.JsonObject;

import dev.pressroom.batch.ArchiveState;
import dev.pressroom.batch.Batch;
import dev.pressroom.batch.BatchState;
import dev.pressroom.dialect.webadmit.WebAdmitWire.BatchR1;
import dev.pressroom.dialect.webadmit.WebAdmitWire.Form;
import dev.pressroom.dialect.webadmit.WebAdmitWire.OneBatch;
import dev.pressroom.dialect.webadmit.WebAdmitWire.OneBatchR1;
import dev.pressroom.dialect.webadmit.WebAdmitWire.Run;
import dev.pressroom.dialect.webadmit.WebAdmitWire.RunR1;

/** Our batches in WebAdMIT's words. Pure. */
final class WebAdmitTranslation {
    static final String ROOT = "/api/v1/user_identities";

    private WebAdmitTranslation() {}

    /**
     * What only this API knows of a batch; the template's name is that of the time it was made.
     *
     * @param form in which it was asked for, and is shown
     */
    record Own(long identity, long template, String name, Form form) {
        static Own of(Batch batch) {
            return of(batch.metadata());
        }

        static Own of(String metadata) {
            JsonObject own = new JsonObject(metadata).getJsonObject(WebAdmitDoor.NAME);
            return new Own(own.getLong("identity"), own.getLong("template"), own.getString("name"),
                    Form.valueOf(own.getString("form")));
        }

        String metadata() {
            return new JsonObject().put(WebAdmitDoor.NAME, new JsonObject().put("identity", identity)
                    .put("template", template).put("name", name).put("form", form.name())).encode();
        }

        /** One batch of an identity and template at a time. */
        String handle() {
            return handles(identity) + template;
        }
    }

    /** How the handles of an identity's batches begin. */
    static String handles(long identity) {
        return identity + ":";
    }

    static String href(long identity, String resource) {
        return ROOT + "/" + identity + "/" + resource;
    }

    /** @param begun since when a member of it has been taken up; null where none has */
    static String state(Batch batch, @Nullable Instant begun) {
        return state(batch.state(), begun != null, batch.items(),
                batch.canceledAt() != null || batch.archive() == ArchiveState.FAILED);
    }

    /** @param lost it was canceled, or its archive was given up */
    static String state(BatchState state, boolean begun, int items, boolean lost) {
        if (state.isFinal() && items == 0) {
            return "empty_list";
        }
        return switch (state) {
            case FILLING -> "initializing";
            case OPEN -> begun ? "in_progress" : "queued";
            case SUCCEEDED -> lost ? "failed" : "available";
            case PARTIAL -> lost ? "failed" : "success_with_errors";
            case FAILED, CANCELED -> "failed";
        };
    }

    static boolean hasFiles(Batch batch) {
        String state = state(batch, null);
        return state.equals("available") || state.equals("success_with_errors");
    }

    /** When the state was reached, in whole seconds, cut. */
    static String updatedAt(Batch batch, @Nullable Instant begun) {
        Instant ended = batch.completedAt();
        return Objects.requireNonNullElse(ended, Objects.requireNonNullElse(begun, batch.createdAt()))
                .truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** @param files URLs or paths of its ZIP files; null where it has none to give */
    static Object one(Batch batch, @Nullable Instant begun, @Nullable List<String> files) {
        Own own = Own.of(batch);
        return own.form() == Form.R0
                ? new OneBatch(href(own.identity(), "pdf_manager_batches/" + batch.number()), flat(batch, begun, files))
                : new OneBatchR1(wrapped(batch, begun, files == null ? List.of() : files));
    }

    /** In a list, where files are never shown. */
    static Object item(Batch batch, @Nullable Instant begun, Form form) {
        return form == Form.R0 ? flat(batch, begun, null) : wrapped(batch, begun, null);
    }

    private static WebAdmitWire.Batch flat(Batch batch, @Nullable Instant begun, @Nullable List<String> urls) {
        Own own = Own.of(batch);
        return new WebAdmitWire.Batch(batch.number(), updatedAt(batch, begun), state(batch, begun), urls,
                new Run(own.template(), own.name(), template(own)));
    }

    private static BatchR1 wrapped(Batch batch, @Nullable Instant begun, @Nullable List<String> hrefs) {
        Own own = Own.of(batch);
        return new BatchR1(href(own.identity(), "pdf_manager_batches/" + batch.number()), batch.number(),
                updatedAt(batch, begun), state(batch, begun), hrefs, new RunR1(template(own), own.template(),
                        own.name()));
    }

    private static String template(Own own) {
        return href(own.identity(), "pdf_manager_templates/" + own.template());
    }
}
