package dev.pressroom.dialect.reportflow;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.pressroom.dialect.reportflow.ReportFlowWire.Content;
import dev.pressroom.dialect.reportflow.ReportFlowWire.Design;
import dev.pressroom.dialect.reportflow.ReportFlowWire.NamedFile;
import dev.pressroom.dialect.reportflow.ReportFlowWire.Order;
import dev.pressroom.dialect.reportflow.ReportFlowWire.RequestedFile;
import dev.pressroom.dialect.reportflow.ReportFlowWire.Share;
import dev.pressroom.intake.BatchItem;
import dev.pressroom.intake.BatchItems;
import dev.pressroom.intake.BatchRequest;
import dev.pressroom.job.Audience;
import dev.pressroom.job.Handle;
import dev.pressroom.job.Handling;
import dev.pressroom.job.Job;
import dev.pressroom.job.JobOptions;
import dev.pressroom.job.JobRequest;
import dev.pressroom.job.Lane;
import dev.pressroom.job.Source;
import dev.pressroom.template.Template;

/** ReportFlow's words to the core's and back. Pure. */
final class ReportFlowTranslation {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);
    private static final Pattern HEX = Pattern.compile(
            "(?:file_|batch_)?([0-9a-fA-F]{8})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{12})");

    private ReportFlowTranslation() {}

    /**
     * Who asks, and how what comes of it is found again.
     *
     * @param access the random UUID that opens its files
     */
    record Terms(ReportFlowGeneration generation, UUID access, Audience audience) {}

    static JobRequest request(Order order, Terms terms) {
        Content content = order.contents().getFirst();
        return request(order, content.params().toString(), content.fileName(),
                ReportFlowMemory.text(terms, content), terms);
    }

    /** What its members have in common, and the batch's own. */
    static BatchRequest batch(Order order, Terms terms) {
        String own = ReportFlowMemory.text(terms);
        return new BatchRequest(request(order, "{}", null, own, terms), null, own);
    }

    private static JobRequest request(Order order, String data, @Nullable String filename, String metadata,
            Terms terms) {
        return new JobRequest(new Source.Stored(order.designId(), version(order)), data, filename, metadata,
                JobOptions.NONE.handled(Handling.LENIENT), Lane.EXPRESS, terms.audience())
                .through(ReportFlowDoor.NAME, Handle.whileKept(terms.access().toString()));
    }

    /** One beyond all that there are is none. */
    static int version(Order order) {
        return (int) Math.min(order.version(), Integer.MAX_VALUE);
    }

    static BatchItems items(Order order, Terms terms) {
        List<Content> contents = order.contents();
        return new BatchItems.Listed(contents.size(), number -> {
            Content content = contents.get(number);
            return new BatchItem(origin(number), content.params().toString(), content.fileName(),
                    ReportFlowMemory.text(terms, content));
        }, ReportFlowTranslation::origin);
    }

    private static BatchItem.Origin origin(int number) {
        return new BatchItem.Origin("#/contents/" + number, "", true);
    }

    /** By the generation of who asks. */
    static String fileId(UUID job, ReportFlowGeneration generation) {
        return switch (generation) {
            case FIRST -> "file_" + hex(job);
            case SECOND -> job.toString();
        };
    }

    static String batchId(UUID batch) {
        return "batch_" + hex(batch);
    }

    private static String hex(UUID id) {
        return id.toString().replace("-", "");
    }

    /** In any of its forms; null for text that is none. */
    static @Nullable UUID id(String text) {
        Matcher digits = HEX.matcher(text);
        return digits.matches() ? UUID.fromString(digits.replaceFirst("$1-$2-$3-$4-$5")) : null;
    }

    static NamedFile named(Job job) {
        return new NamedFile(String.valueOf(job.filename()), fileId(job.id(), ReportFlowGeneration.FIRST));
    }

    static RequestedFile requested(Job job) {
        ReportFlowMemory memory = ReportFlowMemory.of(job);
        return new RequestedFile(String.valueOf(job.filename()), fileId(job.id(), ReportFlowGeneration.SECOND),
                memory.passthrough(), Share.of(memory.shareType()));
    }

    static Design design(Template template) {
        return new Design(template.id().toString(), template.name(), template.latestVersion(), "",
                time(template.updatedAt()));
    }

    static String time(Instant instant) {
        return MILLIS.format(instant);
    }
}
