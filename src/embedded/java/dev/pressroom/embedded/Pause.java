package dev.pressroom.embedded;

/** Between two looks at something that another process is about to do. */
final class Pause {
    private Pause() {}

    static void brief() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Stopped before it had started.", e);
        }
    }
}
