package dev.pressroom.dialect.pressroom;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Dead letters on the wire. */
interface DeadLettersWire {
    /** In lists without payload. */
    @Schema(name = "DeadLetter")
    record Letter(String id, @Schema(examples = "dead_letter") String object,
            @Schema(description = "Where it was put aside from; absent where it came another way.") JobsWire.@Nullable Lane lane,
            @Schema(description = "In the broker's words.", examples = "rejected") @Nullable String reason,
            @Schema(description = "The job it speaks of, where it can be read; it may be long gone.") @Nullable String job,
            @Schema(description = "What the message says, up to 16384 characters.") @Nullable String payload,
            @Schema(description = "False where the payload is only a part of the message; it cannot be sent back then.") boolean whole,
            Instant receivedAt,
            @Schema(description = "When it was last sent back to its lane.") @Nullable Instant redrivenAt) {

        static Letter of(dev.pressroom.queue.DeadLetter letter) {
            return of(letter, letter.payload());
        }

        static Letter card(dev.pressroom.queue.DeadLetter letter) {
            return of(letter, null);
        }

        private static Letter of(dev.pressroom.queue.DeadLetter letter, @Nullable String payload) {
            return new Letter(Ids.DEAD_LETTER.of(letter.id()), "dead_letter",
                    letter.lane() == null ? null : JobsWire.Lane.of(letter.lane()), letter.reason(),
                    letter.jobId() == null ? null : Ids.JOB.of(letter.jobId()), payload, letter.whole(),
                    letter.receivedAt(), letter.redrivenAt());
        }
    }

    @Schema(name = "Redriven")
    record Redriven(@Schema(description = "Messages sent back to their lanes.") int redriven) {}
}
