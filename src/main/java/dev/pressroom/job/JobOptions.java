package dev.pressroom.job;

import java.time.ZoneId;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.pressroom.render.PageOptions;
import dev.pressroom.render.RenderRequest.Picture;

/**
 * How a job is to be rendered; what is null is the installation's default.
 *
 * @param page null leaves paper and margins to the stored version
 */
public record JobOptions(@Nullable PageOptions page, @Nullable Locale locale, @Nullable ZoneId zone,
        @Nullable Picture picture) {
    public static final JobOptions NONE = new JobOptions(null, null, null, null);
}
