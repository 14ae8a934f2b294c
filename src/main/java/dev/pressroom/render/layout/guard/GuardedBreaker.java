package dev.pressroom.render.layout.guard;

import com.openhtmltopdf.extend.FSTextBreaker;

import dev.pressroom.render.layout.font.ThaiMarks;

/**
 * The engine asks it for every line of text, which makes it the best place to look at the clock. It is handed all the rest
 * of a paragraph each time, so whatever looks at each character makes long paragraphs slow.
 *
 * @param thai whether there may be Thai marks in the text, which hide where a line can be broken
 */
public record GuardedBreaker(FSTextBreaker breaker, Guard guard, boolean thai) implements FSTextBreaker {

    @Override
    public int next() {
        return breaker.next();
    }

    @Override
    public void setText(String text) {
        guard.check();
        breaker.setText(thai ? ThaiMarks.plain(text) : text);
    }
}
