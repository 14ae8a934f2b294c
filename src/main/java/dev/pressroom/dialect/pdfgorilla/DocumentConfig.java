package dev.pressroom.dialect.pdfgorilla;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What one document of PDF Gorilla's API may be made of, and be. */
@ConfigMapping(prefix = "pressroom.dialects.pdfgorilla.document")
interface DocumentConfig {
    /** Bytes of the data as JSON. */
    @WithDefault("256K")
    MemorySize dataSize();

    /** Objects and arrays of the data in each other. */
    @WithDefault("12")
    long dataDepth();

    /** Items of one array. */
    @WithDefault("1000")
    long arrayLength();

    @WithDefault("200K")
    MemorySize htmlSize();

    @WithDefault("100K")
    MemorySize cssSize();

    /** Of images in Base64, decoded. */
    @WithDefault("5M")
    MemorySize inlineSize();

    /** Expressions and sections of the template. */
    @WithDefault("2000")
    long tags();

    /** Files that the template names. */
    @WithDefault("100")
    long resources();

    @WithDefault("90s")
    Duration renderTime();

    @WithDefault("20M")
    MemorySize pdfSize();

    @WithDefault("200")
    long pages();
}
