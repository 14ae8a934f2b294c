package dev.pressroom.testing;

import java.io.IOException;

/** The signals for which Java's {@link Process} has no method. */
public enum Signal {
    /** Freezes a process; to others it looks as if it had been cut off. */
    STOP,
    /** Lets a frozen one go on where it was. */
    CONT, INT, QUIT;

    public void send(Process process) throws IOException {
        var kill = new ProcessBuilder("kill", "-s", name(), Long.toString(process.pid())).inheritIO().start();
        if (kill.onExit().join().exitValue() != 0) {
            throw new IOException("process " + process.pid() + " cannot be sent " + name());
        }
    }
}
