package dev.pressroom.problem;

/**
 * One field that is wrong and how to mend it.
 *
 * @param pointer JSON Pointer as a URI fragment (RFC 6901, section 6), {@code #/data/total}; {@code #} is the whole body
 * @param detail  one sentence for the client: the failure and the fix
 */
public record Violation(String pointer, String detail) {}
