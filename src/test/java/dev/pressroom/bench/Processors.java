package dev.pressroom.bench;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

/** What processes have used of processor and memory, in nanoseconds and bytes. */
final class Processors {
    private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory
            .getOperatingSystemMXBean();
    /** What the kernel counts processor time in (proc(5)); the same on every Linux of today. */
    private static final long TICK = 10_000_000;

    private Processors() {}

    /** This virtual machine, collector and compiler included. */
    static long used() {
        return SYSTEM.getProcessCpuTime();
    }

    /** A process, all that it started, and what those that have ended have used. */
    static long used(ProcessHandle process) {
        return tree(process).mapToLong(one -> ticks(one.pid())).sum() * TICK;
    }

    /** A process without those that it started. */
    static long alone(ProcessHandle process) {
        return TICK * own(process.pid());
    }

    /** All that a process started. */
    static long descendants(ProcessHandle process) {
        return process.descendants().mapToLong(one -> own(one.pid())).sum() * TICK;
    }

    /** What a process and all that it started have spent on compiling code. */
    static long compiling(ProcessHandle process) {
        return TICK * tree(process).mapToLong(one -> threads(one.pid()).filter(Processors::isCompiler)
                .mapToLong(thread -> own(lines(thread.resolve("stat")))).sum()).sum();
    }

    private static Stream<Path> threads(long pid) {
        var all = Path.of("/proc", Long.toString(pid), "task").toFile().listFiles();
        return all == null ? Stream.empty() : Arrays.stream(all).map(File::toPath);
    }

    private static boolean isCompiler(Path thread) {
        return lines(thread.resolve("comm")).stream().anyMatch(name -> name.matches("C[12] CompilerThre.*"));
    }

    /** The most that a process and all that it started have each held at a time; shared pages count for each. */
    static long peak(ProcessHandle process) {
        return tree(process).mapToLong(one -> peak(Long.toString(one.pid()))).sum();
    }

    /** The most that this virtual machine has held at a time. */
    static long peak() {
        return peak("self");
    }

    private static Stream<ProcessHandle> tree(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants());
    }

    /** With those that it has waited for. */
    private static long ticks(long pid) {
        return fields(lines(Long.toString(pid), "stat"), 11, 12, 13, 14);
    }

    private static long own(long pid) {
        return own(lines(Long.toString(pid), "stat"));
    }

    private static long own(List<String> stat) {
        return fields(stat, 11, 12);
    }

    /** Counted after the name, which may hold blanks: 11 is field 14 of the line, utime. */
    private static long fields(List<String> lines, int... wanted) {
        if (lines.isEmpty()) {
            return 0;
        }
        String line = lines.getFirst();
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return IntStream.of(wanted).mapToLong(at -> Long.parseLong(fields[at])).sum();
    }

    private static long peak(String pid) {
        return lines(pid, "status").stream().filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024).sum();
    }

    /** Nothing of a process that has just ended. */
    private static List<String> lines(String pid, String file) {
        return lines(Path.of("/proc", pid, file));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException ended) {
            return List.of();
        }
    }
}
