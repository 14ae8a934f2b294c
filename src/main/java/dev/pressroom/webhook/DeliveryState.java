package dev.pressroom.webhook;

/** How a delivery stands. */
public enum DeliveryState {
    /** Owed, and tried again when it is due. */
    PENDING,
    /** Its receiver has said so. */
    DELIVERED,
    /** Given up, until somebody asks for it again. */
    FAILED
}
