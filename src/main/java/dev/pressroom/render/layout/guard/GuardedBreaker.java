package dev.pressroom.render.layout.guard;

import com.openhtmltopdf.extend.FSTextBreaker;

import dev.pressroom.render.layout.font.ThaiMarks;

/** The engine asks it for every line of text, which makes it the best place to look at the clock. */
public record GuardedBreaker(FSTextBreaker breaker, Guard guard) implements FSTextBreaker {

    @Override
    public int next() {
        return breaker.next();
    }

    @Override
    public void setText(String text) {
        guard.check();
        breaker.setText(ThaiMarks.plain(text));
    }
}
