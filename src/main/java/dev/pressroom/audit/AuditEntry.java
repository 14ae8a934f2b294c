package dev.pressroom.audit;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import io.vertx.core.json.JsonObject;

/** One link of a chain: an act, and what ties it to the entry before. */
@Entity
@Immutable
@Table(name = "audit_entry")
public class AuditEntry {
    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    private long sequence;

    private Instant at;

    private String actor;

    private String action;

    private @Nullable String target;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private @Nullable String address;

    @Column(name = "request_id")
    private @Nullable String requestId;

    @Column(name = "user_agent")
    private @Nullable String userAgent;

    private String details;

    @Column(name = "previous_hash")
    private byte[] previous;

    private byte[] hash;

    @SuppressWarnings("NullAway.Init") // filled by the database
    protected AuditEntry() {}

    /** @param at whole microseconds: what the database keeps is what was hashed */
    AuditEntry(UUID id, Instant at, Act act, Circumstances from, Chain.Link last) {
        this.id = id;
        this.at = at;
        accountId = act.accountId();
        sequence = last.sequence() + 1;
        actor = act.actor();
        action = act.action();
        target = act.target();
        outcome = act.outcome();
        address = from.address();
        requestId = from.requestId();
        userAgent = from.userAgent();
        details = new JsonObject(Map.copyOf(act.details())).encode();
        previous = last.hash();
        hash = Chain.hash(this);
    }

    public UUID id() {
        return id;
    }

    public UUID accountId() {
        return accountId;
    }

    /** Its place in its chain, from 1, without gaps. */
    public long sequence() {
        return sequence;
    }

    public Instant at() {
        return at;
    }

    public String actor() {
        return actor;
    }

    public String action() {
        return action;
    }

    public @Nullable String target() {
        return target;
    }

    public Outcome outcome() {
        return outcome;
    }

    public Circumstances from() {
        return new Circumstances(address, requestId, userAgent);
    }

    /** In the order of their names. */
    public SortedMap<String, String> details() {
        var sorted = new TreeMap<String, String>();
        new JsonObject(details).forEach(fact -> sorted.put(fact.getKey(), String.valueOf(fact.getValue())));
        return sorted;
    }

    /** Of the entry before, 32 bytes; zeros for the first. */
    public byte[] previous() {
        return previous.clone();
    }

    public byte[] hash() {
        return hash.clone();
    }

    Chain.Link link() {
        return new Chain.Link(sequence, hash);
    }
}
