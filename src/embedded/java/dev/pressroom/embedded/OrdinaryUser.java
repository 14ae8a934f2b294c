package dev.pressroom.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. Where we are root it runs in a user namespace, in which root is nobody in particular; where the
 * kernel or a container forbids that, as the user {@code nobody}, who then owns its files.
 */
public enum OrdinaryUser {
    SELF, NAMESPACE("unshare", "--user"), NOBODY("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    private static final int ID_OF_NOBODY = 65534;

    private final List<String> prefix;

    OrdinaryUser(String... prefix) {
        this.prefix = List.of(prefix);
    }

    public static OrdinaryUser here() {
        if (!System.getProperty("user.name").equals("root")) {
            return SELF;
        }
        if (NAMESPACE.canRun("true")) {
            return NAMESPACE;
        }
        if (NOBODY.canRun("true")) {
            return NOBODY;
        }
        throw new StartFailure(
                "PostgreSQL refuses to run as root, and this machine lets root neither open a user namespace (unshare)"
                        + " nor become another user (setpriv). Start Pressroom as an ordinary user.");
    }

    public List<String> command(Path program, String... arguments) {
        var command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Lets the programs of this user have a file that we made. */
    public void give(Path file) throws IOException {
        if (this == NOBODY) {
            Files.setAttribute(file, "unix:uid", ID_OF_NOBODY);
        }
    }

    /** A folder above may bar the user, as root's home does. */
    public void requireReach(Path folder) {
        if (this == NOBODY && !canRun("test", "-x", folder.toString())) {
            throw new StartFailure("PostgreSQL refuses to run as root, so it runs as nobody, who cannot enter " + folder
                    + ". Start Pressroom as an ordinary user, or from a folder that others can enter.");
        }
    }

    private boolean canRun(String... command) {
        var line = new ArrayList<>(prefix);
        line.addAll(List.of(command));
        try {
            return new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start()
                    .waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
