package dev.pressroom.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** The way to a server, which can be barred: to those behind it the server is then gone, and comes back when it is opened. */
final class Passage implements AutoCloseable {
    private final InetSocketAddress target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket entrance;

    Passage(String host, int targetPort) throws IOException {
        target = new InetSocketAddress(host, targetPort);
        var first = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = first.getLocalPort();
        serve(first);
    }

    int port() {
        return port;
    }

    /** Ends every connection and refuses new ones. */
    synchronized void bar() throws IOException {
        if (entrance != null) {
            entrance.close();
            entrance = null;
        }
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    void unbar() throws IOException {
        var again = new ServerSocket();
        again.setReuseAddress(true);
        again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        serve(again);
    }

    @Override
    public void close() throws IOException {
        bar();
    }

    private synchronized void serve(ServerSocket door) {
        entrance = door;
        Thread.ofVirtual().start(() -> {
            while (!door.isClosed()) {
                accept(door);
            }
        });
    }

    private void accept(ServerSocket door) {
        try {
            Socket here = door.accept();
            open.add(here);
            var there = new Socket();
            open.add(there);
            there.connect(target);
            pump(here, there);
            pump(there, here);
        } catch (IOException closed) {
            // Barred, or the server is away: whoever came is turned away, which is what this is for.
            open.removeIf(Socket::isClosed);
        }
    }

    private static void pump(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
                in.transferTo(out);
            } catch (IOException ended) {
                // One side has gone; closing both tells the other.
            }
        });
    }
}
