package dev.pressroom.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory this process has taken from the machine, heap and all else. */
final class Memory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";

    private Memory() {}

    /** Bytes; where the system is no Linux, those of the heap alone. */
    static long taken() {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(RESIDENT)).findFirst().map(Memory::bytes).orElse(heap());
        } catch (IOException noLinux) {
            return heap();
        }
    }

    /** {@code VmRSS:     123456 kB} */
    private static long bytes(String line) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }

    private static long heap() {
        return Runtime.getRuntime().totalMemory();
    }
}
