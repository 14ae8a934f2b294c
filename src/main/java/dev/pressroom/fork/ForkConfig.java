package dev.pressroom.fork;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a fork may take, and for how long it serves. How many there are is {@code pressroom.forks}. */
@ConfigMapping(prefix = "pressroom.fork")
public interface ForkConfig {
    /** Heap of one fork: what one document may need. */
    @WithDefault("512M")
    MemorySize heap();

    /** Whether the profiles of the standards are read before the first document asks for one. */
    @WithDefault("false")
    boolean warmUpStandards();

    /** Documents after which a fork is replaced. */
    @WithDefault("25000")
    int documents();

    /** Memory of the whole process above which a fork is replaced after its document. */
    @WithDefault("1G")
    MemorySize memory();
}
