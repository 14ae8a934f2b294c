package dev.pressroom.fork;

import static dev.pressroom.render.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.pressroom.render.AssetSource;
import dev.pressroom.render.Documents;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderRequest;
import dev.pressroom.render.Stop;
import javax.imageio.ImageIO;

/** Real child processes, as a worker has them. */
class ForksTest {
    private static final AssetSource NO_ASSETS = name -> null;
    /** Asks for an asset and so lets the test act in the middle of a render. */
    private static final RenderRequest ASKING = document("<p><img src='logo.png' alt=''>text</p>");

    /** Of an application that another test has left running in this process. */
    private final Set<Long> others = all().map(ProcessHandle::pid).collect(Collectors.toSet());
    private Forks forks = new Forks(1, new Settings(256, 100));

    @AfterEach
    void close() {
        forks.close();
    }

    @Test
    void passesOnThatAssetsCannotBeReadNow() {
        AssetSource away = name -> {
            throw new AssetSource.Away(new IOException("the database is away"));
        };

        var thrown = catchThrowableOfType(AssetSource.Away.class, () -> forks.render(ASKING, away));

        assertThat(thrown).isNotNull();
        assertThat(forks.render(document("<p>after</p>"), NO_ASSETS).pages()).isEqualTo(1);
    }

    @Test
    void passesTheAuthorsFaultsOnAndServesFurther() {
        assertThat(failure(document("{#if}"))).isEqualTo(Code.TEMPLATE_ERROR);

        assertThat(forks.render(document("<p>after</p>"), NO_ASSETS).pages()).isEqualTo(1);
    }

    @Test
    void killsARenderThatNoLongerLooksAtTheTime() {
        forks.render(document("<p>warm</p>"), NO_ASSETS);
        RenderRequest frozen = within(Duration.ofSeconds(1));
        AssetSource freezing = name -> {
            signal("STOP");
            return null;
        };

        RenderFailure failed = catchThrowableOfType(RenderFailure.class, () -> forks.render(frozen, freezing));

        assertThat(failed.code()).isEqualTo(Code.RENDER_TIMEOUT);
        assertThat(failed).hasMessage("the render took longer than 1000 ms");
        assertThat(forks.render(document("<p>after</p>"), NO_ASSETS).pages()).isEqualTo(1);
    }

    @Test
    void endsAPhaseThatNoLongerLooksAtTheTime() {
        String endless = "{|<svg width='500' height='500'><filter id='f'><feTurbulence baseFrequency='0.01'"
                + " numOctaves='2000000'/></filter><rect width='500' height='500' filter='url(#f)'/></svg>|}";
        RenderRequest request = Documents.with(document(endless),
                Documents.limits(limits -> limits.layoutTime(Duration.ofMillis(500))));

        RenderFailure failed = catchThrowableOfType(RenderFailure.class, () -> forks.render(request, NO_ASSETS));

        assertThat(failed.code()).isEqualTo(Code.LAYOUT_TIMEOUT);
        assertThat(failed).hasMessage("the layout took longer than 500 ms");
        assertThat(forks.render(document("<p>after</p>"), NO_ASSETS).pages()).isEqualTo(1);
    }

    @Test
    void tellsADocumentThatNeedsTooMuchMemory() {
        forks.close();
        forks = new Forks(1, new Settings(64, 100));
        AssetSource assets = name -> new AssetSource.Asset(wide(4_000), "image/png");

        RenderFailure failed = catchThrowableOfType(RenderFailure.class, () -> forks.render(ASKING, assets));

        assertThat(failed.code()).isEqualTo(Code.RENDER_OUT_OF_MEMORY);
        assertThat(forks.render(document("<p>after</p>"), NO_ASSETS).pages()).isEqualTo(1);
    }

    @Test
    void tellsAForkThatWasKilledFromOneThatFailed() {
        AssetSource killing = name -> {
            signal("KILL");
            return null;
        };

        RenderFailure failed = catchThrowableOfType(RenderFailure.class, () -> forks.render(ASKING, killing));

        assertThat(failed.code()).isEqualTo(Code.RENDER_CRASHED);
        assertThat(failed).hasMessageContaining("exit code 137");
        assertThat(forks.render(document("<p>after</p>"), NO_ASSETS).pages()).isEqualTo(1);
    }

    @Test
    void spendsNoAttemptOnAForkThatDiedWhileItWasIdle() {
        forks.render(document("<p>before</p>"), NO_ASSETS);
        ProcessHandle fork = children().getFirst();
        fork.destroyForcibly();
        await().until(() -> !fork.isAlive());

        assertThat(forks.render(document("<p>after</p>"), NO_ASSETS).pages()).isEqualTo(1);
    }

    @Test
    void endsARenderThatIsCalledOff() {
        var stop = new Stop();
        AssetSource calledOff = name -> {
            signal("STOP");
            Thread.ofPlatform().start(stop::pull);
            return null;
        };

        RenderFailure failed = catchThrowableOfType(RenderFailure.class,
                () -> forks.render(ASKING, calledOff, stop));

        assertThat(failed.code()).isEqualTo(Code.CANCELED);
        assertThat(forks.render(document("<p>after</p>"), NO_ASSETS).pages()).isEqualTo(1);
    }

    @Test
    void replacesAForkThatHasServedLongEnough() {
        forks.close();
        forks = new Forks(1, new Settings(256, 3));
        forks.render(document("<p>first</p>"), NO_ASSETS);
        ProcessHandle first = children().getFirst();

        for (int number = 0; number < 3; number++) {
            assertThat(forks.render(document("<p>next</p>"), NO_ASSETS).pages()).isEqualTo(1);
        }

        await().atMost(Duration.ofMinutes(1)).until(() -> !first.isAlive());
        assertThat(forks.render(document("<p>last</p>"), NO_ASSETS).pages()).isEqualTo(1);
        assertThat(children()).hasSize(1);
    }

    @Test
    void keepsTheWorkersEnvironmentFromItsForks() throws Exception {
        forks.render(document("<p>first</p>"), NO_ASSETS);

        var environment = java.nio.file.Files
                .readString(java.nio.file.Path.of("/proc/" + children().getFirst().pid() + "/environ"));

        assertThat(environment.split("\0")).allMatch(entry -> entry.isEmpty()
                || entry.matches("(?s)(PATH|LANG|LC_ALL|TMPDIR|TEMP|SystemRoot)=.*"));
    }

    @Test
    void leavesNoForkBehindWhenClosed() {
        forks.warmUp();
        List<ProcessHandle> children = children();

        forks.close();

        assertThat(children).isNotEmpty();
        await().untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
    }

    private Code failure(RenderRequest request) {
        return catchThrowableOfType(RenderFailure.class, () -> forks.render(request, NO_ASSETS)).code();
    }

    /** Small as a file, four bytes a pixel once its transparency is drawn. */
    private static byte[] wide(int pixels) {
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_ARGB), "png", png);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return png.toByteArray();
    }

    private static RenderRequest within(Duration time) {
        return Documents.with(ASKING, Documents.limits(limits -> limits.time(time)));
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(children().getFirst().pid())).start().waitFor();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private List<ProcessHandle> children() {
        return all().filter(child -> !others.contains(child.pid())).toList();
    }

    private static Stream<ProcessHandle> all() {
        return ProcessHandle.current().children()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .filter(ProcessHandle::isAlive);
    }
}
