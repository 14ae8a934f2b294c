package dev.pressroom.job;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import dev.pressroom.access.limit.Limits;
import dev.pressroom.render.PageOptions;
import dev.pressroom.render.RenderRequest.Picture;
import dev.pressroom.render.option.FinishOptions;

/**
 * How a job is to be rendered; what is null is the installation's default.
 *
 * @param page      null leaves paper and margins to the stored version
 * @param finish    what becomes of the pages; it is kept apart from the others
 * @param signature null for a document that is not signed
 * @param debug     whether the merged HTML is kept for a while
 * @param handling  null for a door that decides nothing for its jobs
 */
@JsonIgnoreProperties("finish")
public record JobOptions(@Nullable PageOptions page, @Nullable Locale locale, @Nullable ZoneId zone,
        @Nullable Picture picture, FinishOptions finish, @Nullable JobSignature signature, boolean debug,
        @Nullable Handling handling) {
    public static final JobOptions NONE = new JobOptions(null, null, null, null, FinishOptions.NONE, null, false);

    public JobOptions(@Nullable PageOptions page, @Nullable Locale locale, @Nullable ZoneId zone,
            @Nullable Picture picture, FinishOptions finish, @Nullable JobSignature signature, boolean debug) {
        this(page, locale, zone, picture, finish, signature, debug, null);
    }

    public JobOptions {
        finish = Objects.requireNonNullElse(finish, FinishOptions.NONE);
    }

    JobOptions with(FinishOptions other) {
        return new JobOptions(page, locale, zone, picture, other, signature, debug, handling);
    }

    public JobOptions debugged() {
        return new JobOptions(page, locale, zone, picture, finish, signature, true, handling);
    }

    public JobOptions signedWith(JobSignature by) {
        return new JobOptions(page, locale, zone, picture, finish, by, debug, handling);
    }

    public JobOptions handled(Handling by) {
        return new JobOptions(page, locale, zone, picture, finish, signature, debug, by);
    }

    /** What is allowed to an account, as far as the door allows it too. */
    public Limits narrowed(Limits allowed) {
        return handling == null ? allowed : handling.narrowed(allowed);
    }
}
