package dev.pressroom.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;

/** Lies between the application and its database, and loses one commit of a test's choice in the worst of moments. */
public final class LossyLine implements QuarkusTestProfile {
    private static final String URL = "quarkus.datasource.reactive.url";
    // The line is laid by another class loader than the tests'; system properties are what both see.
    private static final String TRAP = "line.trap";
    private static final String SPRUNG = "line.sprung";

    /** What becomes of the commit. */
    public enum Loss {
        /** It never reaches the database, and the connection ends. */
        REQUEST,
        /** It is done, but the connection ends before the answer arrives. */
        ANSWER,
        /** It never reaches the database, and nobody hears of that: the connection stays, and stays silent. */
        SILENCE
    }

    /** Of the next transaction, or statement without one, in which the application says this text. */
    public static void lose(Loss loss, String text) {
        System.clearProperty(SPRUNG);
        System.setProperty(TRAP, loss + " " + text);
    }

    /** Whether a commit has been lost since. */
    public static boolean sprung() {
        return System.getProperty(SPRUNG) != null;
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        // A prepared statement's text would travel but once.
        return Map.of("pressroom.job.heartbeat", "1s", "pressroom.database.statement-timeout", "2s",
                "quarkus.datasource.reactive.cache-prepared-statements", "false");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Line.class));
    }

    /** Both would name the database. */
    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    public static final class Line implements QuarkusTestResourceLifecycleManager {
        private final ServerSocket door;

        public Line() {
            try {
                door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Map<String, String> start() {
            var properties = new HashMap<>(Services.properties());
            URI database = URI.create(String.valueOf(properties.get(URL)));
            Thread.startVirtualThread(() -> accept(database));
            properties.put(URL, "postgresql://127.0.0.1:" + door.getLocalPort() + database.getPath());
            return properties;
        }

        private void accept(URI database) {
            try {
                while (true) {
                    new Wire(door.accept(), new Socket(database.getHost(), database.getPort())).open();
                }
            } catch (IOException closed) {
                // the application has ended, and the test with it
            }
        }

        @Override
        public void stop() {
            try {
                door.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** One connection. */
    private static final class Wire {
        private final Socket client;
        private final Socket server;
        private volatile boolean answerIsLost;
        private volatile boolean silent;
        private boolean marked;
        private boolean inTransaction;

        Wire(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void open() {
            Thread.startVirtualThread(() -> pump(client, server, this::request));
            Thread.startVirtualThread(() -> pump(server, client, text -> answerIsLost));
        }

        private interface Loses {
            boolean now(String text);
        }

        private void pump(Socket from, Socket to, Loses loses) {
            byte[] bytes = new byte[65_536];
            try (from; to) {
                for (int count; (count = from.getInputStream().read(bytes)) >= 0;) {
                    if (loses.now(new String(bytes, 0, count, StandardCharsets.ISO_8859_1))) {
                        return;
                    }
                    if (!silent) {
                        to.getOutputStream().write(bytes, 0, count);
                    }
                }
            } catch (IOException closed) {
                // by the other direction
            }
        }

        private boolean request(String text) {
            String trap = System.getProperty(TRAP, "");
            marked |= !trap.isEmpty() && text.contains(trap.substring(trap.indexOf(' ') + 1));
            if (!commits(text) || !marked) {
                return false;
            }
            System.clearProperty(TRAP);
            System.setProperty(SPRUNG, "yes");
            Loss loss = Loss.valueOf(trap.substring(0, trap.indexOf(' ')));
            answerIsLost = loss == Loss.ANSWER;
            silent = loss == Loss.SILENCE;
            return loss == Loss.REQUEST;
        }

        /** A transaction's end, or a statement that commits by itself: the protocol's Bind and Execute travel together. */
        private boolean commits(String text) {
            if (text.startsWith("Q")) {
                inTransaction = text.contains("BEGIN");
            }
            return text.contains("COMMIT") || (!inTransaction && text.startsWith("B"));
        }
    }
}
