package dev.pressroom.batch;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

import dev.pressroom.OwnContext;
import dev.pressroom.job.Member;
import dev.pressroom.job.Members;
import dev.pressroom.storage.Documents;

/**
 * All documents of a batch in one ZIP, read from the store as fast as the reader takes them. Few small ones are held at a time, and
 * none of the large ones; members without a document are told in a file at the end, one JSON object a line.
 */
@ApplicationScoped
public class Archive {
    public static final String REPORT = "without-document.ndjson";

    /** Read at a time: each waits for the store's answer and not for its bytes. */
    private static final int AHEAD = 8;
    private static final long SMALL = 256 * 1024;

    private final Members members;
    private final Documents documents;
    private final Vertx vertx;
    private final Clock clock;

    Archive(Members members, Documents documents, Vertx vertx, Clock clock) {
        this.members = members;
        this.documents = documents;
        this.vertx = vertx;
        this.clock = clock;
    }

    /**
     * The archive's bytes. A stream that fails lacks the archive's end, so nobody takes it for whole.
     *
     * @param naming what a member's file is called, and what it is called in the report
     */
    public Multi<Buffer> zip(Batch batch, Naming naming) {
        return Multi.createFrom().deferred(() -> {
            var names = new UniqueNames();
            var run = new Run(member -> names.of(naming.file(member)));
            return run.ended(run.files(batch), run.report(batch, naming));
        });
    }

    /** The documents of some members alone, each of which has one, under names that others have not taken before. */
    Multi<Buffer> part(List<Member> some, UniqueNames names) {
        return files(some, member -> names.of(file(member)));
    }

    /**
     * As {@link #zip}, of these members alone, whichever batch they are of: all have their document, nothing is told beside them, and
     * each file bears the very name that it is given, so that these must be fit for files and unique.
     */
    public Multi<Buffer> exactly(List<Member> some, Naming naming) {
        return files(some, naming::file);
    }

    private Multi<Buffer> files(List<Member> some, Function<Member, String> naming) {
        return Multi.createFrom().deferred(() -> {
            var run = new Run(naming);
            return run.ended(run.files(some), Multi.createFrom().empty());
        });
    }

    /** As its client called it, or else by its id. */
    static String file(Member member) {
        return member.filename() == null ? member.jobId() + ".pdf" : member.filename();
    }

    /** How a member is called by the API that the archive is for. */
    public interface Naming {
        /** Ending in {@code .pdf}; need not be unique. */
        String file(Member member);

        String id(UUID jobId);
    }

    /** A member with its bytes, where it is small. */
    private record Read(Member member, byte @Nullable [] bytes) {}

    private final class Run {
        private final ZipWriter zip = new ZipWriter();
        private final Unread unread = new Unread();
        private final long time = clock.millis();
        private final Function<Member, String> naming;

        /** @param naming gives names that files can have beside each other */
        Run(Function<Member, String> naming) {
            this.naming = naming;
        }

        Multi<Buffer> ended(Multi<Buffer> files, Multi<Buffer> report) {
            return Multi.createBy().concatenating().streams(files, report, Multi.createFrom().item(zip::end))
                    .onTermination().invoke(unread::leave);
        }

        Multi<Buffer> files(Batch batch) {
            return walk(batch, true, this::files);
        }

        Multi<Buffer> files(List<Member> some) {
            return Multi.createFrom().iterable(some).group().intoLists().of(AHEAD)
                    .onItem().transformToMultiAndConcatenate(this::few);
        }

        private Multi<Buffer> few(List<Member> some) {
            List<Uni<Read>> reads = some.stream().map(this::read).toList();
            return Uni.join().all(reads).andFailFast().onItem()
                    .transformToMulti(read -> Multi.createFrom().iterable(read))
                    .onItem().transformToMultiAndConcatenate(this::file);
        }

        private Uni<Read> read(Member member) {
            return member.size() > SMALL
                    ? Uni.createFrom().item(new Read(member, null))
                    : opened(member)
                            .chain(content -> unread.bytes(content).collect().in(Buffer::buffer,
                                    Buffer::appendBuffer))
                            .map(bytes -> new Read(member, bytes.getBytes()));
        }

        /** Goes on though the reader leaves meanwhile, so it is noted where it arrives. */
        private Uni<Documents.Content> opened(Member member) {
            return OwnContext.run(vertx, () -> documents.open(String.valueOf(member.documentKey()))
                    .invoke(unread::opened));
        }

        private Multi<Buffer> file(Read read) {
            byte[] small = read.bytes();
            Multi<Buffer> bytes = small == null
                    ? opened(read.member()).onItem().transformToMulti(unread::bytes)
                            .map(piece -> zip.add(piece.getBytes()))
                    : Multi.createFrom().item(() -> zip.add(small));
            return Multi.createBy().concatenating().streams(
                    Multi.createFrom().item(() -> zip.begin(naming.apply(read.member()), time)), bytes,
                    Multi.createFrom().item(zip::endFile));
        }

        /** Nothing where every member has a document. */
        Multi<Buffer> report(Batch batch, Naming called) {
            var begun = new boolean[1];
            Multi<Buffer> lines = walk(batch, false, some -> Multi.createFrom().item(() -> {
                Buffer begin = begun[0] ? Buffer.buffer() : zip.begin(REPORT, time);
                begun[0] = true;
                var text = new StringBuilder();
                some.forEach(member -> text.append(line(member, called)).append('\n'));
                return begin.appendBuffer(zip.add(text.toString().getBytes(StandardCharsets.UTF_8)));
            }));
            return Multi.createBy().concatenating().streams(lines,
                    Multi.createFrom().item(() -> begun[0] ? zip.endFile() : Buffer.buffer()));
        }

        private String line(Member member, Naming called) {
            return new JsonObject().put("item", member.item()).put("job", called.id(member.jobId()))
                    .put("state", member.state().name()).put("filename", member.filename())
                    .put("code", member.errorCode()).put("message", member.errorMessage()).encode();
        }

        /** Page by page as the reader asks, each in a context of its own: a reader asks from wherever its last bytes were written. */
        private Multi<Buffer> walk(Batch batch, boolean withDocument,
                Function<List<Member>, Multi<Buffer>> work) {
            return Multi.createBy().repeating()
                    .uni(() -> new int[]{-1}, last -> OwnContext.run(vertx, () -> members
                            .next(batch.accountId(), batch.id(), withDocument, last[0])).invoke(some -> {
                                if (!some.isEmpty()) {
                                    last[0] = some.getLast().item();
                                }
                            }))
                    .until(List::isEmpty).onItem().transformToMultiAndConcatenate(work);
        }
    }
}
