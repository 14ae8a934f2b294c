package dev.pressroom.worker;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What one document may cost at most; accounts may be allowed less. */
@ConfigMapping(prefix = "pressroom.render")
public interface RenderConfig {
    /** Loop iterations of one merge. */
    @WithDefault("100000")
    int iterations();

    @WithDefault("2s")
    Duration mergeTime();

    @WithDefault("90s")
    Duration layoutTime();

    /** Of all that becomes of the pages, the signature included. */
    @WithDefault("60s")
    Duration finishTime();

    /** Of the judgement by a standard. */
    @WithDefault("60s")
    Duration verdictTime();

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

    /** Assets that one document uses. */
    @WithDefault("500")
    int assets();

    @WithDefault("2000")
    int pages();

    @WithDefault("50M")
    MemorySize pdfSize();

    /** Of the whole render. */
    @WithDefault("90s")
    Duration timeout();
}
