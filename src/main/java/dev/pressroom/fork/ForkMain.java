package dev.pressroom.fork;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;

import dev.pressroom.fork.Frame.Kind;
import dev.pressroom.render.AssetSource;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderPipeline;
import dev.pressroom.render.Stop;
import dev.pressroom.render.finish.signature.TrustSource;
import sun.misc.Signal;

/** A fork's own side: renders what comes in, one at a time, until its worker is gone. */
public final class ForkMain {
    /** Who reads the log of a process that could not be started or spoke nonsense wants to tell this from a crash. */
    private static final int LOST_CONTACT = 2;
    /** Held on to: a logger that nobody holds forgets its level. */
    private static final List<Logger> QUIET = List.of(Logger.getLogger("org.apache.pdfbox"),
            Logger.getLogger("org.apache.fontbox"), Logger.getLogger("org.verapdf"));

    private final RenderPipeline renderer;
    private final BlockingQueue<Frame> inbox = new LinkedBlockingQueue<>();
    private final Frames frames;

    private ForkMain(Frames frames, RenderPipeline renderer) {
        this.renderer = renderer;
        this.frames = frames;
    }

    /** @param arguments how many documents to render before the first real one, and whether standards are warmed up too */
    public static void main(String[] arguments) throws Exception {
        var frames = new Frames(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
        System.setOut(System.err); // the pipe is for frames alone
        leaveSignalsToTheWorker();
        quieten();
        var alarm = new PhaseAlarm();
        alarm.start();
        new ForkMain(frames, new RenderPipeline(Boolean.parseBoolean(arguments[1]), alarm))
                .serve(Integer.parseInt(arguments[0]));
    }

    /** A terminal or a service manager signals the whole family; the worker lets its forks finish first. */
    private static void leaveSignalsToTheWorker() {
        for (String name : List.of("INT", "TERM", "HUP")) {
            Signal.handle(new Signal(name), signal -> {});
        }
    }

    /** They warn of fonts and forms that are fine. What signs has a logger of its own, whose failures come back as exceptions too. */
    private static void quieten() {
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
        silently(() -> System.getLogger("pressroom"));
    }

    /** The worker's log manager says once that it is not this process's own, to whoever asks for a logger first. */
    private static void silently(Runnable action) {
        Logger root = Logger.getLogger("");
        Level usual = root.getLevel();
        root.setLevel(Level.OFF);
        action.run();
        root.setLevel(usual);
    }

    private void serve(int warmUp) throws Exception {
        Thread.ofPlatform().daemon().name("inbox").start(this::listen);
        renderer.warmUp(warmUp);
        frames.write(Frame.of(Kind.READY));
        while (true) {
            frames.write(answer(inbox.take()));
        }
    }

    /** Beside the render, so that a fork whose worker is gone ends at once, whatever it is rendering. */
    private void listen() {
        try {
            while (true) {
                inbox.add(frames.read());
            }
        } catch (IOException gone) {
            Runtime.getRuntime().halt(LOST_CONTACT);
        }
    }

    private Frame answer(Frame asked) throws IOException {
        try {
            return Words.rendered(renderer.render(Words.request(asked), this::asset, this::answer, new Stop()),
                    Memory.taken());
        } catch (RenderFailure failure) {
            return Words.failure(failure, Memory.taken());
        } catch (AssetSource.Away away) {
            return Frame.of(Kind.GAVE_UP);
        } catch (TrustSource.Away away) {
            return Words.reason(Kind.GAVE_UP_SIGNING, away);
        }
    }

    private AssetSource.@Nullable Asset asset(String name) {
        try {
            Frame answer = ask(Words.wanted(name));
            return switch (answer.kind()) {
                case ASSET -> Words.asset(answer);
                case NO_ASSET -> null;
                default -> throw new AssetSource.Away(new IOException("the worker could not read it"));
            };
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private byte[] answer(TrustSource.Query query) {
        try {
            Frame answer = ask(Words.question(query));
            return switch (answer.kind()) {
                case ANSWER -> answer.blobs().getFirst();
                case NO_ANSWER -> throw new TrustSource.Refused(Words.reason(answer));
                default -> throw new TrustSource.Away(Words.reason(answer), null);
            };
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Frame ask(Frame question) throws IOException {
        try {
            frames.write(question);
            return inbox.take();
        } catch (InterruptedException never) {
            throw new IllegalStateException(never);
        }
    }
}
