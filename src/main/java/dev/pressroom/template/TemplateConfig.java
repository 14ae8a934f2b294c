package dev.pressroom.template;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What accounts may store. */
@ConfigMapping(prefix = "pressroom.template")
public interface TemplateConfig {
    @WithDefault("2M")
    MemorySize maxHtmlSize();

    @WithDefault("512K")
    MemorySize maxCssSize();

    @WithDefault("256K")
    MemorySize maxSchemaSize();

    @WithDefault("1M")
    MemorySize maxSampleDataSize();

    @WithDefault("256K")
    MemorySize maxTranslationsSize();

    @WithDefault("10M")
    MemorySize maxAssetSize();

    /** Assets of one account. */
    @WithDefault("1000")
    int maxAssets();

    /** Pixels of an image, as its header claims them. */
    @WithDefault("40000000")
    long maxImagePixels();

    /** What one check of data against a schema may take. */
    @WithDefault("2s")
    Duration schemaTime();

    /** Text of the schemas that are kept compiled; compiled ones take many times as much. */
    @WithDefault("4M")
    MemorySize schemaCacheSize();
}
