package dev.pressroom.fork;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.pressroom.fork.Frame.Kind;
import dev.pressroom.render.AssetSource;
import dev.pressroom.render.AssetSource.Asset;
import dev.pressroom.render.Deadline;
import dev.pressroom.render.Phase;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderLimits;
import dev.pressroom.render.RenderRequest;
import dev.pressroom.render.RenderedPdf;
import dev.pressroom.render.Stop;
import dev.pressroom.render.finish.signature.TrustSource;

/** One child process, seen from its worker; lent to one thread at a time. */
final class Fork {
    /** A fork looks at the time itself and can then say what was slow; this is for the one that no longer looks. */
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    /** What a virtual machine told to exit when its memory is exhausted ends with. */
    private static final int OUT_OF_MEMORY = 3;

    private final Process process;
    private final Frames frames;
    private final Alarms alarms;
    private int documents;
    private long memory;
    private volatile boolean overdue;

    Fork(Process process, Alarms alarms) {
        this.process = process;
        this.alarms = alarms;
        frames = new Frames(process.getInputStream(), process.getOutputStream());
    }

    /** Blocks until the fork has warmed up. */
    void awaitReady(Duration patience) throws IOException {
        try (var _ = alarms.in(patience, this::late)) {
            Frame first = frames.read();
            if (first.kind() != Kind.READY) {
                throw new IOException("the fork began with " + first.kind());
            }
        }
    }

    /** Blocks until there is a document or a reason why not; afterwards the fork may be dead. */
    RenderedPdf render(RenderRequest request, AssetSource assets, TrustSource trust, Stop stop) {
        Duration limit = request.limits().times().render();
        documents++;
        stop.brake(this::kill);
        try (var _ = alarms.in(limit.plus(GRACE), this::late)) {
            frames.write(Words.request(request));
            return converse(assets, trust);
        } catch (IOException lost) {
            throw verdict(lost, stop, request.limits());
        } finally {
            stop.brake(null);
        }
    }

    private RenderedPdf converse(AssetSource assets, TrustSource trust) throws IOException {
        while (true) {
            Frame frame = frames.read();
            switch (frame.kind()) {
                case WANT_ASSET -> frames.write(answer(assets, Words.wanted(frame)));
                case WANT_ANSWER -> frames.write(answer(trust, Words.question(frame)));
                case RENDERED -> {
                    var rendered = Words.rendered(frame);
                    memory = rendered.memory();
                    return Words.pdf(frame, rendered);
                }
                case FAILED -> {
                    var failure = Words.failure(frame);
                    memory = failure.memory();
                    throw failure.thrown();
                }
                case GAVE_UP_SIGNING -> throw new TrustSource.Away(Words.reason(frame), null);
                case GAVE_UP -> throw new AssetSource.Away(new IOException("see the warning before"));
                default -> throw new IOException("a fork does not say " + frame.kind());
            }
        }
    }

    private static Frame answer(AssetSource assets, String name) {
        try {
            Asset asset = assets.find(name);
            return asset == null ? Frame.of(Kind.NO_ASSET) : Words.asset(asset);
        } catch (AssetSource.Away away) {
            return Frame.of(Kind.ASSETS_AWAY);
        }
    }

    private static Frame answer(TrustSource trust, TrustSource.Query query) {
        try {
            return Words.answer(trust.ask(query));
        } catch (TrustSource.Refused refused) {
            return Words.reason(Kind.NO_ANSWER, refused);
        } catch (TrustSource.Away away) {
            return Words.reason(Kind.AUTHORITY_AWAY, away);
        }
    }

    private RenderFailure verdict(IOException lost, Stop stop, RenderLimits limits) {
        int exit = end();
        if (stop.pulled()) {
            return new RenderFailure(Code.CANCELED, "the render was called off", lost);
        }
        if (overdue) {
            return new RenderFailure(Code.RENDER_TIMEOUT, Deadline.words("the render", limits.times().render()), lost);
        }
        Phase phase = PhaseAlarm.overrun(exit);
        if (phase != null) {
            return phase.overrun(limits);
        }
        if (exit == OUT_OF_MEMORY) {
            return new RenderFailure(Code.RENDER_OUT_OF_MEMORY, "the document needs more memory than there is", lost);
        }
        return new RenderFailure(Code.RENDER_CRASHED,
                "the process that rendered the document ended with exit code " + exit, lost);
    }

    /** Lets a process that is about to end do so, so that its exit code is its own. */
    private int end() {
        try {
            if (!process.waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
            return process.waitFor();
        } catch (InterruptedException stopping) {
            kill();
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private void late() {
        overdue = true;
        kill();
    }

    void kill() {
        process.destroyForcibly();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Whether it has served long enough or grown too large. */
    boolean spent(ForkConfig config) {
        return documents >= config.documents() || memory > config.memory().asLongValue();
    }

    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    long pid() {
        return process.pid();
    }
}
