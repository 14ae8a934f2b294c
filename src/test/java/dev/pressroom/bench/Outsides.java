package dev.pressroom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Those of the other engines that this machine has. */
final class Outsides {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    /** The system's own, which has the packages of the system. */
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    private final Path folder;
    private final List<Outside> found = new ArrayList<>();

    private Outsides(Path folder) {
        this.folder = folder;
    }

    /** @param folder with the specimens; what the engines need besides is put there */
    static List<Outside> in(Path folder) throws Exception {
        var outsides = new Outsides(folder.toAbsolutePath());
        outsides.chromium();
        outsides.weasyPrint();
        return outsides.found;
    }

    private void chromium() throws Exception {
        if (!Files.isExecutable(CHROMIUM) || !succeeds("node", "--version")) {
            absent("chromium", "install chromium and Node.js");
            return;
        }
        if (!Files.isDirectory(folder.resolve("node_modules/playwright-core"))
                && !succeeds("npm", "install", "--no-save", "--prefix", folder.toString(), "playwright-core")) {
            absent("chromium", "npm cannot fetch playwright-core");
            return;
        }
        start("chromium", "node", script("chromium.mjs"), CHROMIUM.toString());
    }

    private void weasyPrint() throws Exception {
        if (!Files.isExecutable(PYTHON) || !succeeds(PYTHON.toString(), "-c", "import weasyprint")) {
            absent("weasyprint", "install weasyprint");
            return;
        }
        start("weasyprint", PYTHON.toString(), script("weasy.py"));
    }

    private void start(String name, String... command) throws IOException {
        found.add(new Outside(name, folder, List.of(command)));
    }

    /** Beside the specimens, since that is where Node looks for modules. */
    private String script(String name) throws IOException {
        try (var stream = Objects.requireNonNull(Outsides.class.getResourceAsStream("/bench/" + name))) {
            return Files.write(folder.resolve(name), stream.readAllBytes()).toString();
        }
    }

    private static void absent(String name, String cure) {
        System.out.println("  " + name + " is left out: " + cure);
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
