package dev.pressroom.dialect.pressroom;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.RequestScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

import dev.pressroom.PressroomConfig;
import dev.pressroom.Sha256;
import dev.pressroom.access.Caller;
import dev.pressroom.access.quota.Quota;
import dev.pressroom.batch.Batch;
import dev.pressroom.batch.Standing;
import dev.pressroom.intake.BatchIntake;
import dev.pressroom.intake.BatchItems;
import dev.pressroom.intake.BatchRequest;
import dev.pressroom.intake.IdempotencyKey;
import dev.pressroom.job.JobState;
import dev.pressroom.job.MemberCounts;
import dev.pressroom.problem.Problem;

/** From the body of a new batch, whatever it is made of, to the batch. */
@RequestScoped
class BatchAcceptance {
    private static final String ENDPOINT = "POST /v1/batches";

    private final BatchIntake intake;
    private final StreamedBody streamed;
    private final Bodies bodies;
    private final ObjectMapper json;
    private final long largest;

    BatchAcceptance(BatchIntake intake, StreamedBody streamed, Bodies bodies, ObjectMapper json,
            PressroomConfig config) {
        this.intake = intake;
        this.streamed = streamed;
        this.bodies = bodies;
        this.json = json;
        largest = config.maxBodySize().asLongValue();
    }

    private record Asked(BatchRequest request, BatchItems items) {}

    /** @param key of the client, null for none */
    Uni<Batch> whole(Caller caller, @Nullable String key) {
        return streamed.read(body -> collected(caller, body)
                .chain(bytes -> bodies.read(bytes, BatchesWire.NewBatch.class,
                        wire -> new Asked(BatchesTranslation.request(wire), BatchesTranslation.items(wire)))
                        .chain(asked -> accept(caller, asked, named(caller, key, () -> Sha256.hex(bytes))))));
    }

    Uni<Batch> lines(Caller caller, BatchQuery query, @Nullable String key) {
        return items(caller, query, key, body -> new BatchItems.Streamed(body, null, new NdjsonItems(json)));
    }

    Uni<Batch> records(Caller caller, BatchQuery query, @Nullable String key) {
        char separator = query.separator();
        var reading = new CsvItems(separator);
        return items(caller, query, key, body -> new BatchItems.Streamed(body, separator, reading));
    }

    private Uni<Batch> items(Caller caller, BatchQuery query, @Nullable String key,
            Function<Multi<Buffer>, BatchItems> items) {
        var request = BatchesTranslation.request(query.read(json));
        MessageDigest seen = digest();
        seen.update((query.text() + "\n").getBytes(StandardCharsets.UTF_8));
        return streamed.read(body -> accept(caller,
                new Asked(request, items.apply(body.onItem().invoke(piece -> seen.update(piece.getBytes())))),
                named(caller, key, () -> HexFormat.of().formatHex(seen.digest()))));
    }

    private Uni<Batch> accept(Caller caller, Asked asked, BatchIntake.@Nullable Named named) {
        return intake.accept(caller, asked.request(), asked.items(), named).onFailure(Problem.NotFound.class)
                .transform(missing -> JobsTranslation.missing(asked.request().terms(), (Problem.NotFound) missing));
    }

    private BatchIntake.@Nullable Named named(Caller caller, @Nullable String key, Supplier<String> fingerprint) {
        return key == null
                ? null
                : new BatchIntake.Named(
                        () -> new IdempotencyKey(caller.accountId(), ENDPOINT, key, fingerprint.get()),
                        batch -> Replay.of(BatchAnswers.accepted(begun(batch)), json));
    }

    /** As it stands with the transaction that makes it: nobody has begun. */
    static Standing begun(Batch batch) {
        return new Standing(batch, new MemberCounts(Map.of(JobState.QUEUED, batch.items())));
    }

    private Uni<byte[]> collected(Caller caller, Multi<Buffer> body) {
        Long own = caller.own().get(Quota.BODY_BYTES);
        return body.onItem().scan(Buffer::buffer, (all, piece) -> {
            long length = (long) all.length() + piece.length();
            if (own != null && length > own) {
                throw BodyLimit.tooLarge(own);
            }
            if (length > largest) {
                throw new Problem.TooLarge("The body is over the limit of " + largest
                        + " bytes; send the items as application/x-ndjson.", largest);
            }
            return all.appendBuffer(piece);
        }).collect().last().map(Buffer::getBytes);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
