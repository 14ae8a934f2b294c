package dev.pressroom.dialect.reportflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

import dev.pressroom.batch.Archive;
import dev.pressroom.dialect.reportflow.ReportFlowFound.Many;
import dev.pressroom.dialect.reportflow.ReportFlowFound.One;
import dev.pressroom.job.Job;
import dev.pressroom.job.Member;
import dev.pressroom.problem.Problem;
import dev.pressroom.storage.ContentDisposition;
import dev.pressroom.storage.Documents;

/** The bytes of what requests asked for, a PDF or a ZIP, with the headers that go with them. */
@ApplicationScoped
class ReportFlowFiles {
    private static final String ZIP = "application/zip";
    private static final String ZIP_NAME = "files.zip";
    /** Up to so many bytes an archive is made before it is sent, so that its length can be told. */
    private static final long HELD = 4 << 20;

    private final ReportFlowRequests requests;
    private final Documents documents;
    private final Archive archive;

    ReportFlowFiles(ReportFlowRequests requests, Documents documents, Archive archive) {
        this.requests = requests;
        this.documents = documents;
        this.archive = archive;
    }

    /** Ready to be sent. */
    record Opened(Multi<Buffer> bytes, Map<String, List<String>> headers) {
        Opened with(Map<String, String> more) {
            var all = new HashMap<>(headers);
            more.forEach((name, value) -> all.put(name, List.of(value)));
            return new Opened(bytes, all);
        }
    }

    /** @return fails with {@link ReportFlowRefusal} where it is not there */
    Uni<Opened> open(ReportFlowFound found) {
        return require(found).chain(() -> switch (found) {
            case One(Job job) -> pdf(job);
            case Many many -> zip(many);
        });
    }

    /** One ZIP, also of a request for one file alone. */
    Uni<Opened> zip(ReportFlowFound found) {
        return require(found).chain(() -> requests.files(found)).chain(this::zip);
    }

    /** The headers alone. */
    Uni<Map<String, List<String>>> headers(ReportFlowFound found, boolean zip) {
        return require(found).map(nothing -> found instanceof One(Job job) && !zip
                ? headers(Documents.PDF, result(job).size(), name(job))
                : headers(ZIP, null, ZIP_NAME));
    }

    private static Uni<Void> require(ReportFlowFound found) {
        return switch (found.stage()) {
            case READY -> Uni.createFrom().voidItem();
            case PENDING -> Uni.createFrom().failure(ReportFlowRefusal.notReady());
            case FAILED -> Uni.createFrom().failure(ReportFlowRefusal.failed());
            case GONE -> Uni.createFrom().failure(ReportFlowRefusal.noFile());
        };
    }

    private Uni<Opened> pdf(Job job) {
        return documents.open(result(job).documentKey()).map(content -> new Opened(content.bytes(),
                headers(Documents.PDF, content.size(), name(job))));
    }

    private Uni<Opened> zip(List<Job> files) {
        List<Member> members = files.stream().map(ReportFlowFiles::member).toList();
        Multi<Buffer> bytes = archive.exactly(members, new Names());
        if (members.stream().mapToLong(Member::size).sum() > HELD) {
            return Uni.createFrom().item(new Opened(bytes, headers(ZIP, null, ZIP_NAME)));
        }
        return bytes.collect().in(Buffer::buffer, Buffer::appendBuffer)
                .map(all -> new Opened(Multi.createFrom().item(all), headers(ZIP, (long) all.length(), ZIP_NAME)));
    }

    private static Member member(Job job) {
        Job.Result result = result(job);
        Integer item = job.batchItem();
        return new Member(job.id(), item == null ? 0 : item, job.state(), name(job), result.documentKey(),
                result.size(), null, null);
    }

    /** Whose documents were there a moment ago. */
    private static Job.Result result(Job job) {
        Job.Result result = job.result();
        if (result == null) {
            throw new Problem.NotFound("file");
        }
        return result;
    }

    private static String name(Job job) {
        return String.valueOf(job.filename());
    }

    private static final class Names implements Archive.Naming {
        @Override
        public String file(Member member) {
            return String.valueOf(member.filename());
        }

        @Override
        public String id(UUID jobId) {
            return jobId.toString();
        }
    }

    /** @param length null where it is not known before the end */
    private static Map<String, List<String>> headers(String type, @Nullable Long length, String name) {
        var headers = new HashMap<>(Map.of(HttpHeaders.CONTENT_TYPE, List.of(type), HttpHeaders.CONTENT_DISPOSITION,
                List.of(disposition(name)), HttpHeaders.CACHE_CONTROL, List.of("private, no-store")));
        if (length != null) {
            headers.put(HttpHeaders.CONTENT_LENGTH, List.of(String.valueOf(length)));
        }
        return headers;
    }

    /** Its clients know the plain form; only a name that this cannot say has the other beside it. */
    private static String disposition(String name) {
        String plain = "attachment; filename=\"" + name + "\"";
        String whole = ContentDisposition.attachment(name);
        return whole.startsWith(plain + ";") ? plain : whole;
    }
}
