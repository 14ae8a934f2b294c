package dev.pressroom.embedded;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;

/** Brings up the servers, then the application on them, and takes them down in the opposite order. */
final class Launch {
    /** Tells the application's side where the data is; also the mark, in dev mode, that the servers survived the reload. */
    static final String FOLDER = "pressroom.embedded.folder";

    private static final int USUAL_PORT = 8080;
    /** Longer than the application may take to finish what it is doing. */
    private static final long PATIENCE_SECONDS = 75;

    private final Order order;
    private final Surroundings surroundings;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch applicationStopped = new CountDownLatch(1);
    private final AtomicReference<Runnable> cleaning = new AtomicReference<>(() -> {});

    Launch(Order order, Surroundings surroundings) {
        this.order = order;
        this.surroundings = surroundings;
    }

    void run() {
        if (System.getProperty(FOLDER) == null) {
            startServers();
        }
        Class<? extends QuarkusApplication> application = order.mode() == Order.Mode.DEMO
                ? DemoRun.class
                : StartRun.class;
        Quarkus.run(application, this::ended);
    }

    private void startServers() {
        // Until the application has set up its logging, everything down to the finest would be kept for it.
        Logger.getLogger("").setLevel(Level.WARNING);
        var config = surroundings.embedded();
        var folder = isDemo() ? DataFolder.throwaway() : DataFolder.kept(order.data().orElse(config.data()));
        cleaning.set(folder::close);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "servers-stop"));
        var port = httpPort();
        System.out.println("Pressroom starts, with PostgreSQL, a message broker and an S3 server of its own.");
        System.out.println((folder.kept() ? "Data: " : "Data, thrown away at the end: ") + folder.root());
        var servers = EmbeddedServers.start(folder, config, surroundings::has);
        cleaning.set(servers::close);
        configure(servers, port);
        System.setProperty(FOLDER, folder.root().toString());
    }

    private void configure(EmbeddedServers servers, int port) {
        servers.properties().forEach(this::suggest);
        suggest("quarkus.http.host", "127.0.0.1");
        suggest("pressroom.public-url", "http://localhost:" + port);
        System.setProperty("quarkus.http.port", Integer.toString(port));
        if (isDemo()) {
            suggest("quarkus.log.level", "WARN");
        }
    }

    private int httpPort() {
        if (isDemo() && order.port().isEmpty()) {
            return Ports.free();
        }
        var wanted = order.port().orElseGet(() -> surroundings.number("quarkus.http.port", USUAL_PORT));
        return Ports.requireFree(wanted, "Pressroom", "Choose another one with --port.");
    }

    /** A system property wins over everything an operator may have set, so it is for what nobody has set. */
    private void suggest(String key, String value) {
        if (!surroundings.has(key)) {
            System.setProperty(key, value);
        }
    }

    private boolean isDemo() {
        return order.mode() == Order.Mode.DEMO;
    }

    /** The application has stopped, or could not start. */
    private void ended(Integer code, @Nullable Throwable failure) {
        if (failure != null) {
            failure.printStackTrace();
            System.err.println("pressroom: the application did not start; the reason stands above.");
        }
        begun.set(false);
        applicationStopped.countDown();
        // In dev mode this is a reload, and the servers stay for what comes after it.
        if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            cleaning.get().run();
        }
        ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(code, failure);
    }

    /** When the JVM ends while the application runs, the application stops beside this and still needs its servers. */
    private void stop() {
        try {
            if (begun.get() && !applicationStopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("pressroom: the application does not stop; its servers stop now.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cleaning.get().run();
    }
}
