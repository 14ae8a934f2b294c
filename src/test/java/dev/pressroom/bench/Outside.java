package dev.pressroom.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** An engine that is no Java: a process that is told the name of a file a line, and answers each with the size of a PDF. */
final class Outside implements Contestant {
    private final String name;
    private final Path folder;
    private final Process process;
    private final BufferedReader answers;
    private final OutputStream questions;

    Outside(String name, Path folder, List<String> command) throws IOException {
        this.name = name;
        this.folder = folder;
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        questions = process.getOutputStream();
        if (!"ready".equals(answers.readLine())) {
            process.destroyForcibly();
            throw new IOException(name + " does not start");
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean takes(Specimen specimen) {
        return !specimen.name().equals("L");
    }

    /** One at a time, as one client of one browser would have it. */
    @Override
    public synchronized int render(Specimen specimen) throws IOException {
        questions.write((folder.resolve(specimen.name() + ".html") + "\n").getBytes(StandardCharsets.UTF_8));
        questions.flush();
        return Integer.parseInt(Objects.requireNonNull(answers.readLine(), name + " has ended"));
    }

    @Override
    public long cpu() {
        return Processors.used(process.toHandle());
    }

    long peak() {
        return Processors.peak(process.toHandle());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
