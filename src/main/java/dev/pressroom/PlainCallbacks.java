package dev.pressroom;

/**
 * Mutiny as it is: without the extension that captures all contexts of a thread for each callback of each step and restores
 * them around it, which was a third of what the application did for a small document. What is needed of a context here, the
 * Vert.x context itself carries, and whoever leaves it comes back to it (see {@link OffLoop}, {@link OwnContext}).
 */
public final class PlainCallbacks {
    /** Read once, when Mutiny's first class is loaded; so this stands at the very beginning of a main method. */
    private static final String SWITCH = "mutiny.disableCallBackDecorators";

    private PlainCallbacks() {}

    public static void use() {
        System.setProperty(SWITCH, "true");
    }
}
