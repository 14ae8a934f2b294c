package dev.pressroom.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of the loopback address. */
final class Ports {
    private Ports() {}

    /** A port that nobody listens on at this moment. */
    static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartFailure("This machine has no free port left: " + e.getMessage() + ".", e);
        }
    }

    /**
     * Refuses a port that somebody listens on.
     *
     * @param remedy how to choose another one
     */
    static int requireFree(int port, String server, String remedy) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return port;
        } catch (IOException e) {
            throw new StartFailure("Port %d for %s is taken by another program. %s".formatted(port, server, remedy), e);
        }
    }

    /** The given port if nobody listens on it, or a free one for 0. */
    static int freeOrGiven(int port, String server, String key) {
        return port == 0
                ? free()
                : requireFree(port, server, "Set " + key + " to another port, or to 0 for any free one.");
    }
}
