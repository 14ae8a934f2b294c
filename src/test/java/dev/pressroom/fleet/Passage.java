package dev.pressroom.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * The way to a server, which can be barred or go silent: to those behind it the server is then gone, and comes back when it is
 * opened. A connection that was caught in a silence never speaks again: what it had to carry is lost.
 */
public final class Passage implements AutoCloseable {
    private static final int LOWEST = 10_240;
    private static final int HIGHEST = 32_768;

    private final InetSocketAddress target;
    private final int port;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket entrance;
    private @Nullable Thread porter;
    private volatile boolean silent;

    public Passage(String host, int targetPort) throws IOException {
        target = new InetSocketAddress(host, targetPort);
        var first = bound();
        port = first.getLocalPort();
        serve(first);
    }

    /** On a port that systems do not give to outgoing connections: while this is barred, one of those would take it. */
    private static ServerSocket bound() throws IOException {
        var random = new Random();
        while (true) {
            try {
                return new ServerSocket(random.nextInt(LOWEST, HIGHEST), 50, InetAddress.getLoopbackAddress());
            } catch (BindException taken) {
                // The next one may be free.
            }
        }
    }

    public int port() {
        return port;
    }

    /** Ends every connection and refuses new ones. */
    public synchronized void bar() throws IOException {
        if (entrance != null && porter != null) {
            entrance.close();
            entrance = null;
            // The port is free when nobody waits at it any more.
            join(porter);
        }
        for (Line line : lines) {
            line.close();
        }
        lines.clear();
    }

    private static void join(Thread ending) {
        try {
            ending.join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Every connection stands, new ones are taken, and nobody hears anything; not even that the other side has gone. */
    public synchronized void silence() throws IOException {
        silent = true;
        lines.forEach(Line::lose);
        admit();
    }

    /** Opens the way again. */
    public synchronized void open() throws IOException {
        silent = false;
        admit();
    }

    private void admit() throws IOException {
        if (entrance == null) {
            var again = new ServerSocket();
            again.setReuseAddress(true);
            again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            serve(again);
        }
    }

    @Override
    public void close() throws IOException {
        bar();
    }

    private synchronized void serve(ServerSocket door) {
        entrance = door;
        porter = Thread.ofVirtual().start(() -> {
            while (!door.isClosed()) {
                accept(door);
            }
        });
    }

    private void accept(ServerSocket door) {
        try {
            var line = new Line(door.accept(), new Socket());
            lines.add(line);
            if (silent) {
                line.lose();
            }
            line.open();
        } catch (IOException closed) {
            // Barred, or the server is away: whoever came is turned away, which is what this is for.
            lines.removeIf(Line::isClosed);
        }
    }

    /** One client's connection and the one that carries it on. */
    private final class Line {
        private final Socket here;
        private final Socket there;
        private volatile boolean lost;

        Line(Socket here, Socket there) {
            this.here = here;
            this.there = there;
        }

        void open() throws IOException {
            if (!lost) {
                try {
                    there.connect(target);
                } catch (IOException away) {
                    here.close();
                    throw away;
                }
            }
            pump(here, there);
            if (there.isConnected()) {
                pump(there, here);
            }
        }

        void lose() {
            lost = true;
        }

        boolean isClosed() {
            return here.isClosed();
        }

        void close() throws IOException {
            here.close();
            there.close();
        }

        private void pump(Socket from, Socket to) {
            Thread.ofVirtual().start(() -> {
                try (InputStream in = from.getInputStream()) {
                    carry(in, to);
                } catch (IOException ended) {
                    // One side has gone.
                } finally {
                    end();
                }
            });
        }

        private void carry(InputStream in, Socket to) throws IOException {
            byte[] bytes = new byte[8192];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (!lost) {
                    OutputStream out = to.getOutputStream();
                    out.write(bytes, 0, read);
                }
            }
        }

        /** Tells the other side, unless in silence it cannot be told. */
        private void end() {
            if (!lost) {
                try {
                    close();
                } catch (IOException gone) {
                    // It has ended by itself.
                }
                lines.remove(this);
            }
        }
    }
}
