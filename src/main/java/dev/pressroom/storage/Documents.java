package dev.pressroom.storage;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

import dev.pressroom.Sha256;
import dev.pressroom.problem.Problem;
import mutiny.zero.flow.adapters.AdaptersToFlow;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** Finished documents by key. Answers arrive on the Vert.x context of whoever asked, not on the S3 client's threads. */
@ApplicationScoped
public class Documents {
    public static final String PDF = "application/pdf";
    public static final String PNG = "image/png";
    public static final String TEXT = "text/plain;charset=UTF-8";

    private static final int PART = 64 * 1024;
    /** A store that takes less than this is as good as away. */
    static final int SLOWEST_BYTES_A_SECOND = 128 * 1024;
    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final Duration AGAIN_LATER = Duration.ofSeconds(5);

    private final S3AsyncClient client;
    private final StorageConfig config;

    Documents(S3AsyncClient client, StorageConfig config) {
        this.client = client;
        this.config = config;
    }

    /** Stores under a key that nobody else ever writes. While the store is away this waits for it, up to the patience. */
    public Uni<StoredDocument> put(String key, byte[] content, String mediaType) {
        Duration time = config.timeout().plusSeconds(content.length / SLOWEST_BYTES_A_SECOND);
        byte[] digest = Sha256.of(content);
        // The store checks what arrived against it; with a checksum of its own the client would send the content in signed chunks.
        String checksum = Base64.getEncoder().encodeToString(digest);
        return call(() -> client.putObject(put -> put.bucket(config.bucket()).key(key).contentType(mediaType)
                .checksumSHA256(checksum), AsyncRequestBody.fromByteBuffersUnsafe(parts(content))), time)
                .onFailure(Problem.Unavailable.class).retry().withBackOff(AGAIN, AGAIN_LATER)
                .expireIn(config.patience().toMillis())
                .onFailure(last -> last.getCause() instanceof Problem.Unavailable).transform(Throwable::getCause)
                .map(done -> new StoredDocument(key, content.length, HexFormat.of().formatHex(digest)));
    }

    /** The client waits for each part it writes: a slow store gets its time for every one of them, not for the whole. */
    static ByteBuffer[] parts(byte[] content) {
        return IntStream.range(0, Math.max(1, Math.ceilDiv(content.length, PART)))
                .mapToObj(part -> ByteBuffer.wrap(content, part * PART, Math.min(PART, content.length - part * PART))
                        .slice())
                .toArray(ByteBuffer[]::new);
    }

    /** @param size in bytes, known before the first arrives */
    public record Content(long size, Multi<Buffer> bytes) {
        /** Instead of reading: gives the connection to the store back, which waits for a reader otherwise. */
        public void drop() {
            bytes.subscribe().with(Flow.Subscription::cancel, piece -> {}, failure -> {}, () -> {});
        }
    }

    /** Opens a document for streaming; its bytes are read from the store as fast as the reader takes them. */
    public Uni<Content> open(String key) {
        return call(() -> client.getObject(get -> get.bucket(config.bucket()).key(key),
                AsyncResponseTransformer.toPublisher()), config.openTimeout())
                .map(answer -> new Content(answer.response().contentLength(), onContext(
                        Multi.createFrom().publisher(AdaptersToFlow.publisher(answer)).map(Documents::buffer))));
    }

    /** Removing what is not there is no error. */
    public Uni<Void> remove(String key) {
        return call(() -> client.deleteObject(delete -> delete.bucket(config.bucket()).key(key)), config.timeout())
                .replaceWithVoid();
    }

    /** Fails with {@link Problem.Unavailable} where the store is away, or does not answer in time. */
    static <T> Uni<T> call(Supplier<CompletableFuture<T>> request, Duration time) {
        // Preparing a request hashes and signs the whole content, which is no event loop's work.
        Uni<T> answer = Uni.createFrom().completionStage(request)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .ifNoItem().after(time).fail()
                .onFailure().transform(StoreOutage::problem);
        var context = Vertx.currentContext();
        return context == null ? answer : answer.emitOn(MutinyHelper.executor(context));
    }

    private static <T> Multi<T> onContext(Multi<T> stream) {
        var context = Vertx.currentContext();
        return context == null ? stream : stream.emitOn(MutinyHelper.executor(context));
    }

    private static Buffer buffer(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return Buffer.buffer(copy);
    }
}
