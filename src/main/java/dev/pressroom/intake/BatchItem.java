package dev.pressroom.intake;

import org.jspecify.annotations.Nullable;

import dev.pressroom.problem.Violation;

/**
 * One item of a batch, as a client sent it or a dataset has it.
 *
 * @param origin   where it came from, for what is wrong with it
 * @param data     a JSON object as text
 * @param filename with its ending; null where the batch's pattern or the job's id makes it
 * @param metadata a JSON object as text, one member a dialect
 */
public record BatchItem(Origin origin, String data, @Nullable String filename, String metadata) {

    /**
     * The item's place in the body, by which a client finds it again.
     *
     * @param pointer of the item, {@code #/items/17}
     * @param words   before each message, {@code Line 18: }; may be empty
     * @param inner   whether the client's body has what is within the item, so that pointers can go on into it
     */
    public record Origin(String pointer, String words, boolean inner) {
        /** @param mistake its pointer is within the item */
        public Violation at(Violation mistake) {
            String place = mistake.pointer().substring(1);
            return inner
                    ? new Violation(pointer + place, words + mistake.detail())
                    : new Violation(pointer, words + (place.isEmpty() ? "" : "at " + place + ": ") + mistake.detail());
        }
    }
}
