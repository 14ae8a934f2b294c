package dev.pressroom.render.layout.font;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

class AccountFontsTest {

    @Test
    void readsTheSameFileOnce() throws IOException {
        AccountFont first = AccountFonts.read(font("NotoSerif-Bold"));

        AccountFont again = AccountFonts.read(font("NotoSerif-Bold"));

        assertThat(again).isSameAs(first);
    }

    @Test
    void tellsFilesApartByEachByte() throws IOException {
        byte[] other = font("NotoSerif-Bold");
        other[other.length - 1]++;

        AccountFont changed = AccountFonts.read(other);

        assertThat(changed).isNotSameAs(AccountFonts.read(font("NotoSerif-Bold")));
    }

    /** Fonts read their tables lazily, without a lock. */
    @Test
    void keepsFontsToTheirThread() throws Exception {
        byte[] bytes = font("NotoSerif-Bold");
        var elsewhere = new AtomicReference<AccountFont>();

        Thread.ofPlatform().start(() -> elsewhere.set(AccountFonts.read(bytes))).join();

        assertThat(elsewhere.get()).isNotNull().isNotSameAs(AccountFonts.read(bytes));
    }

    /** Each Chinese font weighs twice its 10 MB; three of them are more than is kept. */
    @Test
    void forgetsWhatWasNotUsedForLong() throws IOException {
        AccountFont first = AccountFonts.read(font("NotoSerif-Bold"));

        AccountFonts.read(font("NotoSansSC-Regular"));
        AccountFonts.read(font("NotoSansTC-Regular"));

        assertThat(AccountFonts.read(font("NotoSerif-Bold"))).isNotSameAs(first);
    }

    private static byte[] font(String name) throws IOException {
        try (InputStream stream = AccountFontsTest.class.getResourceAsStream("/fonts/" + name + ".ttf")) {
            return stream.readAllBytes();
        }
    }
}
