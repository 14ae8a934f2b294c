package dev.pressroom.bench;

/** One way to make a PDF of a specimen; several threads may ask at once. */
interface Contestant extends AutoCloseable {
    /** As it stands in the results: {@code asIs}, {@code pressroom}. */
    String name();

    /** @return bytes of the PDF */
    int render(Specimen specimen) throws Exception;

    /** Nanoseconds of processor time that it has used so far, with all that it started. */
    long cpu();

    /** Whether it is measured with this specimen; some would take minutes for a long one. */
    default boolean takes(Specimen specimen) {
        return true;
    }

    @Override
    default void close() {}
}
