package dev.pressroom.job;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

import dev.pressroom.access.limit.Retention;

/** How long a job's document and data are kept, and then its row; part of the job's row. */
@Embeddable
class Term {
    @Column(name = "document_seconds")
    long documentSeconds;

    @Column(name = "row_seconds")
    long rowSeconds;

    /** The database's, from the job's end on. */
    @Column(name = "expires_at", insertable = false)
    @Nullable
    Instant expiresAt;

    @Column(name = "expired_at")
    @Nullable
    Instant expiredAt;

    protected Term() {}

    Term(Retention retention) {
        documentSeconds = retention.documents().toSeconds();
        rowSeconds = retention.jobs().toSeconds();
    }
}
