package dev.pressroom.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.pressroom.render.RenderPipeline;

/** A virtual machine that makes one specimen over and over, to see what memory that takes. */
final class Alone {
    private Alone() {}

    /** @param arguments contestant, specimen, how often, folder of the specimens */
    public static void main(String[] arguments) throws Exception {
        Contestant contestant = contestant(arguments[0], Path.of(arguments[3]));
        Specimen specimen = specimen(arguments[1]);
        for (int left = Integer.parseInt(arguments[2]); left > 0; left--) {
            contestant.render(specimen);
        }
        System.out.println(Processors.peak());
    }

    private static Contestant contestant(String name, Path folder) {
        return switch (name) {
            case "asIs" -> new AsIs(folder);
            case "pressroom" -> new Pipeline(new RenderPipeline(), false);
            default -> new Pipeline(new RenderPipeline(), true);
        };
    }

    static Specimen specimen(String name) {
        return switch (name) {
            case "S" -> Specimen.small();
            case "M" -> Specimen.medium();
            default -> Specimen.large();
        };
    }

    /**
     * @param heap in megabytes
     * @return bytes that such a process held at most; 0 where the heap is too small
     */
    static long peak(Contestant contestant, Specimen specimen, int times, int heap, Path folder)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + heap + "m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), Alone.class.getName(), contestant.name(), specimen.name(),
                String.format(Locale.ROOT, "%d", times), folder.toString()));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        return process.waitFor() == 0 ? Long.parseLong(said) : 0;
    }
}
