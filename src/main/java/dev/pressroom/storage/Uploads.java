package dev.pressroom.storage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

import dev.pressroom.Sha256;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * Content of any length, stored while it is made: one piece of it is in memory at a time, and the next is not asked for before the store
 * has this one. It is there whole or not at all.
 */
@ApplicationScoped
public class Uploads {
    /** The store takes no smaller ones but the last. */
    static final int PIECE = 8 << 20;

    private final S3AsyncClient client;
    private final StorageConfig config;

    Uploads(S3AsyncClient client, StorageConfig config) {
        this.client = client;
        this.config = config;
    }

    /**
     * Stores under a key that nobody else ever writes.
     *
     * @return how many bytes there were
     */
    public Uni<Long> put(String key, Multi<Buffer> content, String mediaType) {
        return Uni.createFrom().deferred(() -> {
            var upload = new Upload(key, mediaType);
            return content.onItem().transformToUniAndConcatenate(upload::add).onItem().ignoreAsUni()
                    .chain(upload::end)
                    .onFailure().call(upload::abort).onCancellation().call(upload::abort);
        });
    }

    /** Removes what is stored there, and what somebody broke off to store. */
    public Uni<Void> remove(String key) {
        return Documents.call(() -> client.listMultipartUploads(list -> list.bucket(config.bucket()).prefix(key)),
                config.timeout())
                .onItem().transformToMulti(found -> Multi.createFrom().iterable(found.uploads()))
                .filter(begun -> begun.key().equals(key)).onItem().transformToUniAndConcatenate(this::abort)
                .collect().asList()
                .chain(() -> Documents.call(
                        () -> client.deleteObject(delete -> delete.bucket(config.bucket()).key(key)), config.timeout()))
                .replaceWithVoid();
    }

    private Uni<?> abort(MultipartUpload begun) {
        return abort(begun.key(), begun.uploadId());
    }

    private Uni<?> abort(String key, String id) {
        return Documents.call(() -> client.abortMultipartUpload(
                abort -> abort.bucket(config.bucket()).key(key).uploadId(id)), config.timeout());
    }

    private final class Upload {
        private final List<CompletedPart> sent = new ArrayList<>();
        private final String key;
        private final String mediaType;
        private Buffer waiting = Buffer.buffer();
        private String id = "";
        private long size;

        Upload(String key, String mediaType) {
            this.key = key;
            this.mediaType = mediaType;
        }

        Uni<Void> add(Buffer some) {
            waiting.appendBuffer(some);
            size += some.length();
            return waiting.length() >= PIECE ? begun().chain(this::send) : Uni.createFrom().voidItem();
        }

        Uni<Long> end() {
            return (id.isEmpty() ? whole() : waiting.length() == 0 ? complete() : send().chain(this::complete))
                    .replaceWith(size);
        }

        private Uni<Void> begun() {
            return id.isEmpty()
                    ? Documents
                            .call(() -> client.createMultipartUpload(create -> create.bucket(config.bucket()).key(key)
                                    .contentType(mediaType).checksumAlgorithm(ChecksumAlgorithm.SHA256)),
                                    config.timeout())
                            .invoke(answer -> id = answer.uploadId()).replaceWithVoid()
                    : Uni.createFrom().voidItem();
        }

        private Uni<Void> send() {
            byte[] piece = waiting.getBytes();
            waiting = Buffer.buffer();
            int number = sent.size() + 1;
            return Documents.call(() -> {
                String checksum = checksum(piece);
                return client
                        .uploadPart(part -> part.bucket(config.bucket()).key(key).uploadId(id).partNumber(number)
                                .checksumSHA256(checksum), body(piece))
                        .thenApply(answer -> CompletedPart.builder().partNumber(number).eTag(answer.eTag())
                                .checksumSHA256(checksum).build());
            }, time(piece)).invoke(sent::add).replaceWithVoid();
        }

        private Uni<Void> complete() {
            return Documents.call(() -> client.completeMultipartUpload(complete -> complete.bucket(config.bucket())
                    .key(key).uploadId(id).multipartUpload(parts -> parts.parts(sent))), time(new byte[0]))
                    .replaceWithVoid();
        }

        /** What is no longer than one piece. */
        private Uni<Void> whole() {
            byte[] content = waiting.getBytes();
            return Documents.call(() -> client.putObject(put -> put.bucket(config.bucket()).key(key)
                    .contentType(mediaType).checksumSHA256(checksum(content)), body(content)), time(content))
                    .replaceWithVoid();
        }

        /** Never fails: what is left is removed with what was broken off. */
        Uni<Void> abort() {
            return id.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : Uploads.this.abort(key, id).replaceWithVoid()
                            .onFailure().invoke(failure -> Log.warnf("upload not ended key=%s cause=%s", key, failure))
                            .onFailure().recoverWithNull();
        }

        private Duration time(byte[] content) {
            return config.timeout().plusSeconds(content.length / Documents.SLOWEST_BYTES_A_SECOND);
        }
    }

    private static String checksum(byte[] content) {
        return Base64.getEncoder().encodeToString(Sha256.of(content));
    }

    private static AsyncRequestBody body(byte[] content) {
        return AsyncRequestBody.fromByteBuffersUnsafe(Documents.parts(content));
    }
}
