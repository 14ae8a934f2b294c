package dev.pressroom.chaos.stage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The way to the object store, which can be told to do what object stores do on their bad days. */
public final class StoreProxy implements AutoCloseable {
    /** How requests that begin from now on fare. */
    public enum Mood {
        WORKING,
        /** Answers 503 and passes nothing on. */
        REFUSING,
        /** Takes requests and answers nothing, until the mood changes: then it hangs up. */
        HANGING,
        /** Uploads reach the store whole, and its answer is lost on the way back. */
        FORGETFUL
    }

    private final InetSocketAddress store;
    private final ServerSocket entrance;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger harmed = new AtomicInteger();
    private Mood mood = Mood.WORKING;

    public StoreProxy(URI store) throws IOException {
        this.store = new InetSocketAddress(store.getHost(), store.getPort());
        entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
    }

    /** Requests that were not answered as the store would have. */
    public int harmed() {
        return harmed.get();
    }

    public synchronized void become(Mood next) {
        mood = next;
        notifyAll();
    }

    /** How a request that begins now fares. */
    synchronized Mood judge(String head) {
        if (mood == Mood.WORKING || mood == Mood.FORGETFUL && !head.startsWith("PUT ")) {
            return Mood.WORKING;
        }
        harmed.incrementAndGet();
        return mood;
    }

    synchronized void awaitChange(Mood from) throws InterruptedException {
        while (mood == from) {
            wait();
        }
    }

    @Override
    public void close() throws IOException {
        become(Mood.WORKING);
        entrance.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void serve() {
        while (!entrance.isClosed()) {
            try {
                accept(entrance.accept());
            } catch (IOException ended) {
                // Closed, or the store has gone: then whoever came sees a closed connection.
                open.removeIf(Socket::isClosed);
            }
        }
    }

    private void accept(Socket client) throws IOException {
        var behind = new Socket();
        try {
            behind.connect(store);
        } catch (IOException away) {
            client.close();
            throw away;
        }
        open.add(client);
        open.add(behind);
        new StoreConversation(this, client, behind).begin(() -> {
            open.remove(client);
            open.remove(behind);
        });
    }
}
