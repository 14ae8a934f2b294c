package dev.pressroom.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** An S3 server that does to each request what the test tells it, in this order, and then is well. */
final class Store implements AutoCloseable {
    private static final int NARROW = 8 * 1024;

    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Queue<Mood> moods = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Duration step = Duration.ZERO;

    /** What becomes of a request. */
    enum Mood {
        WELL("200 OK"), OVERLOADED("503 Slow Down"), FORBIDDEN("403 Forbidden"), SILENT(""), GONE("");

        private final String status;

        Mood(String status) {
            this.status = status;
        }
    }

    Store() throws IOException {
        door = new ServerSocket();
        door.setReceiveBufferSize(NARROW);
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().start(this::serve);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** To the next requests, one after the other. */
    void will(Mood... next) {
        moods.addAll(List.of(next));
    }

    int requests() {
        return requests.get();
    }

    /** Requests that asked before they sent their bodies. */
    int asked() {
        return asked.get();
    }

    /** Takes a rest after each piece that it reads. */
    void slow(Duration rest) {
        step = rest;
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> converse(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket client) {
        try (client) {
            while (answer(client)) {
                // One connection carries many requests.
            }
        } catch (IOException gone) {
            open.remove(client);
        }
    }

    private boolean answer(Socket client) throws IOException {
        String head = head(client.getInputStream());
        if (head.isEmpty()) {
            return false;
        }
        requests.incrementAndGet();
        Mood mood = moods.isEmpty() ? Mood.WELL : moods.remove();
        if (mood == Mood.GONE) {
            return false;
        }
        if (mood == Mood.SILENT) {
            client.getInputStream().transferTo(new ByteArrayOutputStream());
            return false;
        }
        if (head.toLowerCase(Locale.ROOT).contains("100-continue")) {
            asked.incrementAndGet();
            client.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        read(client.getInputStream(), length(head));
        client.getOutputStream().write(("HTTP/1.1 " + mood.status + "\r\nETag: \"1\"\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return true;
    }

    private void read(InputStream in, long length) throws IOException {
        byte[] piece = new byte[64 * 1024];
        long left = length;
        while (left > 0) {
            int read = in.readNBytes(piece, 0, (int) Math.min(piece.length, left));
            if (read == 0) {
                throw new IOException("the client went away");
            }
            left -= read;
            LockSupport.parkNanos(step.toNanos());
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static long length(String head) {
        return head.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip())).findFirst().orElse(0);
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
