package dev.pressroom.fork;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** How this very application is started again as a fork. */
final class ForkCommand {
    /** A fork sees no more of the worker's environment, where passwords may stand. */
    private static final List<String> KEPT = List.of("PATH", "LANG", "LC_ALL", "TMPDIR", "TEMP", "SystemRoot");

    private final long heap;
    private final boolean standards;

    ForkCommand(ForkConfig config) {
        heap = config.heap().asLongValue();
        standards = config.warmUpStandards();
    }

    /** @param warmUp documents to render before the first real one */
    Process start(int warmUp) throws IOException {
        var builder = new ProcessBuilder(words(warmUp));
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(KEPT);
        return builder.start();
    }

    private List<String> words(int warmUp) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-Xmx" + heap);
        // The serial collector needs least; one thread renders, and there are as many forks as cores.
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-XX:+DisplayVMOutputToStderr",
                "-XX:-UsePerfData", "-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-cp", classPath(), ForkMain.class.getName(),
                String.valueOf(warmUp), String.valueOf(standards)));
        return words;
    }

    private static String classPath() {
        Path home = packaged();
        return home == null
                ? System.getProperty("java.class.path")
                : List.of("app", "lib/main", "lib/boot").stream()
                        .map(folder -> home.resolve(folder) + File.separator + "*")
                        .collect(Collectors.joining(File.pathSeparator));
    }

    /** The folder of the packaged application; null where the classes come from elsewhere, as in tests. */
    private static @Nullable Path packaged() {
        var source = ForkMain.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return null;
        }
        try {
            Path jar = Path.of(source.getLocation().toURI());
            Path folder = jar.getParent();
            return folder != null && folder.endsWith("app") ? folder.getParent() : null;
        } catch (URISyntaxException | IllegalArgumentException noFile) {
            return null;
        }
    }
}
