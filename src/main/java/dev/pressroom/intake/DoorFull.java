package dev.pressroom.intake;

/** Not a refusal: so many jobs of a door wait or run that it makes no more of them now; the door decides what its client hears. */
public final class DoorFull extends RuntimeException {
    private final long most;
    private final long active;

    DoorFull(long most, long active) {
        super("the door has no room for more jobs", null, false, false);
        this.most = most;
        this.active = active;
    }

    /** How many may wait or run. */
    public long most() {
        return most;
    }

    /** How many do. */
    public long active() {
        return active;
    }
}
