package dev.pressroom.dialect.pressroom;

import java.time.Duration;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How long what accounts make is kept, on the wire. */
interface RetentionWire {
    /** What is null is as the installation has it. */
    @Schema(name = "Retention")
    record Retention(
            @Schema(description = "Seconds from a job's end to the deletion of its document and data; 60 at least.", examples = "2592000") @Nullable Long documents,
            @Schema(description = "Seconds from then to the deletion of the job.", examples = "7776000") @Nullable Long jobs) {

        static Retention of(dev.pressroom.access.limit.Retention core) {
            return new Retention(core.documents().toSeconds(), core.jobs().toSeconds());
        }

        static Retention of(dev.pressroom.access.limit.Retention.Own own) {
            return new Retention(seconds(own.documents()), seconds(own.jobs()));
        }

        dev.pressroom.access.limit.Retention.Own core() {
            return new dev.pressroom.access.limit.Retention.Own(time(documents), time(jobs));
        }

        private static @Nullable Long seconds(@Nullable Duration time) {
            return time == null ? null : time.toSeconds();
        }

        private static @Nullable Duration time(@Nullable Long seconds) {
            return seconds == null ? null : Duration.ofSeconds(seconds);
        }
    }

    @Schema(name = "AccountRetention")
    record AccountRetention(
            @Schema(description = "What was set for this account; what is absent is as the installation has it.") Retention own,
            @Schema(description = "What holds for the jobs it posts.") Retention effective,
            @Schema(description = "What holds for accounts that have nothing of their own.") Retention installation) {}
}
