package dev.pressroom.access.rate;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import dev.pressroom.Sha256;
import dev.pressroom.access.Caller;
import dev.pressroom.access.quota.Quota;
import dev.pressroom.access.rate.Policy.Manner;

/**
 * How often the clients of a door may ask that counts by rules of its own, apart from every other door.
 *
 * @param door   begins the names of its policies
 * @param window of all of them
 */
public record DoorRate(String door, Duration window, Manner manner) {
    public DoorRate(String door, Duration window) {
        this(door, window, Manner.EVEN);
    }

    /**
     * Some requests of one key.
     *
     * @param name of those requests, {@code generate}
     */
    public Draw key(Caller caller, String name, long requests) {
        return draw(name, caller.keyId(), requests);
    }

    /** All requests of an account; a number of its own that the operator gave it goes before the door's. */
    public Draw account(Caller caller, long requests) {
        Long own = caller.own().get(Quota.ACCOUNT_REQUESTS);
        return draw("account", caller.accountId().toString(), own == null ? requests : own);
    }

    /** Attempts at one client's credentials, whoever makes them. */
    public Draw client(String id, long requests) {
        // What is no id yet may be of any length and hold any character.
        return draw("client", Sha256.hex(id.getBytes(StandardCharsets.UTF_8)), requests);
    }

    /** Attempts from one address, at whichever credentials. */
    public Draw address(String host, long requests) {
        return draw("address", host, requests);
    }

    /** What of an account's requests came to something, counted one by one: for those that were refused, nothing is to be drawn. */
    public Draw accepted(Caller caller, long requests) {
        long countable = Math.clamp(requests, 1, Policy.MOST_EXACT);
        return new Draw(new Policy(door + "-accepted", countable, window, Manner.EXACT), caller.accountId().toString());
    }

    private Draw draw(String name, String owner, long requests) {
        long countable = Math.clamp(requests, 1, window.toNanos() / 1_000);
        return new Draw(new Policy(door + "-" + name, countable, window, manner), owner);
    }
}
