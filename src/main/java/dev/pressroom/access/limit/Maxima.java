package dev.pressroom.access.limit;

/** The installation's limits, as its operator configured them: maximum of every account, and default of those without their own. */
public interface Maxima {
    Limits get();
}
