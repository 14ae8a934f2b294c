package dev.pressroom.chaos.stage;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One connection of a client to the store. It reads no bodies: a client of S3 speaks, then hears the answer, so what it says after an
 * answer is the head of its next request.
 */
final class StoreConversation {
    private static final byte[] SLOW_DOWN = String
            .join("\r\n", "HTTP/1.1 503 Slow Down", "Content-Type: application/xml",
                    "Content-Length: 61", "Connection: close", "",
                    "<Error><Code>SlowDown</Code><Message>Later.</Message></Error>")
            .getBytes(StandardCharsets.US_ASCII);
    private static final String GO_ON = "HTTP/1.1 100";

    private final StoreProxy proxy;
    private final Socket client;
    private final Socket store;
    private volatile boolean requestBegins = true;
    private volatile boolean answerIsLost;

    StoreConversation(StoreProxy proxy, Socket client, Socket store) {
        this.proxy = proxy;
        this.client = client;
        this.store = store;
    }

    void begin(Runnable ended) {
        Thread.ofVirtual().start(() -> run(this::passRequests, ended));
        Thread.ofVirtual().start(() -> run(this::passAnswers, ended));
    }

    private interface Direction {
        void pass() throws IOException, InterruptedException;
    }

    private void run(Direction direction, Runnable ended) {
        try (client; store) {
            direction.pass();
        } catch (IOException gone) {
            // One side has hung up; closing both tells the other.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            ended.run();
        }
    }

    private void passRequests() throws IOException, InterruptedException {
        byte[] buffer = new byte[65_536];
        int count = client.getInputStream().read(buffer);
        while (count > 0) {
            if (requestBegins && !admit(text(buffer, count))) {
                return;
            }
            store.getOutputStream().write(buffer, 0, count);
            count = client.getInputStream().read(buffer);
        }
    }

    /** False where the conversation is over. */
    private boolean admit(String head) throws IOException, InterruptedException {
        requestBegins = false;
        StoreProxy.Mood mood = proxy.judge(head);
        answerIsLost = mood == StoreProxy.Mood.FORGETFUL;
        if (mood == StoreProxy.Mood.HANGING) {
            proxy.awaitChange(mood);
        } else if (mood == StoreProxy.Mood.REFUSING) {
            client.getOutputStream().write(SLOW_DOWN);
            client.shutdownOutput();
            // A socket closed on unread bytes would be reset, and the answer with it.
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
        return mood == StoreProxy.Mood.WORKING || mood == StoreProxy.Mood.FORGETFUL;
    }

    private void passAnswers() throws IOException {
        byte[] buffer = new byte[65_536];
        int count = store.getInputStream().read(buffer);
        while (count > 0) {
            if (!text(buffer, Math.min(count, GO_ON.length())).equals(GO_ON)) {
                if (answerIsLost) {
                    return;
                }
                requestBegins = true;
            }
            client.getOutputStream().write(buffer, 0, count);
            count = store.getInputStream().read(buffer);
        }
    }

    private static String text(byte[] buffer, int count) {
        return new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
    }
}
