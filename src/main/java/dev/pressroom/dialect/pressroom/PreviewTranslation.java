package dev.pressroom.dialect.pressroom;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.pressroom.job.Audience;
import dev.pressroom.job.Job;
import dev.pressroom.job.JobOptions;
import dev.pressroom.job.JobRequest;
import dev.pressroom.job.JobState;
import dev.pressroom.job.Lane;
import dev.pressroom.job.Source;
import dev.pressroom.problem.Problem;
import dev.pressroom.render.RenderRequest.Picture;
import dev.pressroom.template.TemplateVersion;

/** A preview to the job that makes it. Pure. */
final class PreviewTranslation {
    private static final int DPI = 96;

    private PreviewTranslation() {}

    static JobRequest request(PreviewWire.Preview wire, TemplateVersion version, boolean asPicture) {
        String sample = version.sampleData() == null ? "{}" : version.sampleData();
        JobOptions asked = JobOptionsTranslation.options(wire.options());
        if (asked.signature() != null) {
            throw new Problem.Invalid("#/options/signature", "A preview is not signed; leave signature out.");
        }
        return new JobRequest(new Source.Stored(version.templateId(), version.version()),
                wire.data() == null ? sample : JobsTranslation.data(wire.data()), "preview.pdf", "{\"pressroom\":{}}",
                new JobOptions(asked.page(), asked.locale(), asked.zone(), asPicture ? picture(wire) : null,
                        asked.finish(), null, false),
                Lane.EXPRESS, Audience.NOBODY).onTrial();
    }

    private static Picture picture(PreviewWire.Preview wire) {
        return new Picture(within("page", wire.page(), 1, 1, 10_000), within("dpi", wire.dpi(), DPI, 36, 300));
    }

    private static int within(String field, @Nullable Integer value, int otherwise, int least, int most) {
        if (value != null && (value < least || value > most)) {
            throw new Problem.Invalid("#/" + field, field + " is a number from " + least + " to " + most + ".");
        }
        return value == null ? otherwise : value;
    }

    /**
     * Where the preview stands in the store.
     *
     * @throws Problem where it came to nothing, in the render's own words
     */
    static String key(Job job, boolean asPicture) {
        Job.Result result = job.result();
        if (result != null) {
            return asPicture ? result.pictureKey() : result.documentKey();
        }
        if (job.state() == JobState.FAILED) {
            throw new Problem.Invalid("#", job.errorCode() + ": " + job.errorMessage());
        }
        throw new Problem.Unavailable("The preview is not ready yet; all workers are busy or away.",
                Duration.ofSeconds(5));
    }
}
