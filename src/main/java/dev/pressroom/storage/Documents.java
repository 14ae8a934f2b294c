package dev.pressroom.storage;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

import dev.pressroom.Sha256;
import mutiny.zero.flow.adapters.AdaptersToFlow;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** Finished documents by key. Answers arrive on the Vert.x context of whoever asked, not on the S3 client's threads. */
@ApplicationScoped
public class Documents {
    public static final String PDF = "application/pdf";
    public static final String PNG = "image/png";

    private final S3AsyncClient client;
    private final StorageConfig config;

    Documents(S3AsyncClient client, StorageConfig config) {
        this.client = client;
        this.config = config;
    }

    /** Stores under a key that nobody else ever writes. */
    public Uni<StoredDocument> put(String key, byte[] content, String mediaType) {
        return call(() -> {
            var stored = new StoredDocument(key, content.length, Sha256.hex(content));
            return client.putObject(put -> put.bucket(config.bucket()).key(key).contentType(mediaType),
                    AsyncRequestBody.fromBytesUnsafe(content)).thenApply(done -> stored);
        });
    }

    /** @param size in bytes, known before the first arrives */
    public record Content(long size, Multi<Buffer> bytes) {}

    /** Opens a document for streaming; its bytes are read from the store as fast as the reader takes them. */
    public Uni<Content> open(String key) {
        return call(() -> client.getObject(get -> get.bucket(config.bucket()).key(key),
                AsyncResponseTransformer.toPublisher()))
                .map(answer -> new Content(answer.response().contentLength(), onContext(
                        Multi.createFrom().publisher(AdaptersToFlow.publisher(answer)).map(Documents::buffer))));
    }

    /** Removing what is not there is no error. */
    public Uni<Void> remove(String key) {
        return call(() -> client.deleteObject(delete -> delete.bucket(config.bucket()).key(key))).replaceWithVoid();
    }

    private static <T> Uni<T> call(Supplier<CompletableFuture<T>> request) {
        // Preparing a request hashes and signs the whole content, which is no event loop's work.
        Uni<T> answer = Uni.createFrom().completionStage(request)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure(CompletionException.class)
                .transform(wrapped -> wrapped.getCause() == null ? wrapped : wrapped.getCause());
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
