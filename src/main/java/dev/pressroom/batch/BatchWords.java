package dev.pressroom.batch;

/** A batch's event in the words of the API that its receivers know: a JSON object, of no more bytes than an event's data may have. */
public interface BatchWords {
    String of(Standing standing);
}
