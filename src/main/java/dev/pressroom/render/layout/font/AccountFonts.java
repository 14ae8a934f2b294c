package dev.pressroom.render.layout.font;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fonts of accounts, each read once by a thread for all documents that it renders with them. What is kept depends on
 * the bytes alone, so accounts that bring the same file cannot tell.
 */
public final class AccountFonts {
    /** Of what is kept, in the form in which it is used; the glyphs that were asked for come on top. */
    private static final long BYTES = 32_000_000;
    private static final ThreadLocal<AccountFonts> RECENT = ThreadLocal.withInitial(AccountFonts::new);

    private final Map<Content, AccountFont> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long size;

    private AccountFonts() {}

    /** The same answer as {@link AccountFont#read}, for use by this thread alone. */
    public static AccountFont read(byte[] bytes) {
        return RECENT.get().find(new Content(bytes));
    }

    private AccountFont find(Content content) {
        AccountFont known = kept.get(content);
        if (known != null) {
            return known;
        }
        AccountFont font = AccountFont.read(content.bytes());
        kept.put(content, font);
        size += weight(content, font);
        shrink();
        return font;
    }

    private void shrink() {
        Iterator<Map.Entry<Content, AccountFont>> eldest = kept.entrySet().iterator();
        while (size > BYTES && eldest.hasNext()) {
            Map.Entry<Content, AccountFont> entry = eldest.next();
            size -= weight(entry.getKey(), entry.getValue());
            eldest.remove();
        }
    }

    private static long weight(Content content, AccountFont font) {
        return content.bytes().length + (long) font.bytes().length;
    }

    /** Compared by its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // which is what the methods below are for
    private record Content(byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Content content && Arrays.equals(bytes, content.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
