package dev.pressroom.worker;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.pressroom.render.RenderLimits;

/** What one document may cost. */
@ConfigMapping(prefix = "pressroom.render")
public interface RenderConfig {
    /** Loop iterations of one merge. */
    @WithDefault("100000")
    int iterations();

    @WithDefault("2s")
    Duration mergeTime();

    /** Characters of the merged HTML. */
    @WithDefault("8000000")
    int htmlChars();

    /** Nesting of elements. */
    @WithDefault("150")
    int depth();

    /** Columns or rows that one cell may span. */
    @WithDefault("1000")
    int span();

    /** Longest text without a place to break it. */
    @WithDefault("10000")
    int wordChars();

    /** Pixels of one image. */
    @WithDefault("40000000")
    long pixels();

    @WithDefault("2000")
    int pages();

    @WithDefault("50M")
    MemorySize pdfSize();

    /** Of the whole render. */
    @WithDefault("90s")
    Duration timeout();

    default RenderLimits limits() {
        return new RenderLimits(iterations(), mergeTime(), htmlChars(), depth(), span(), wordChars(), pixels(), pages(),
                pdfSize().asLongValue(), timeout());
    }
}
