package dev.pressroom.fork;

import java.math.BigInteger;

import io.quarkus.runtime.configuration.MemorySize;

/** @param megabytes heap of a fork */
record Settings(int megabytes, int documents, boolean warmUpStandards) implements ForkConfig {
    Settings(int megabytes, int documents) {
        this(megabytes, documents, false);
    }

    @Override
    public MemorySize heap() {
        return new MemorySize(BigInteger.valueOf((long) megabytes << 20));
    }

    /** Above whatever a fork takes. */
    @Override
    public MemorySize memory() {
        return new MemorySize(BigInteger.ONE.shiftLeft(40));
    }
}
