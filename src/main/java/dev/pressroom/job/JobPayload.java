package dev.pressroom.job;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What a job is to render; up to 20 MB, so it stands apart from the row that is read all the time. */
@Entity
@Immutable
@Table(name = "job_payload")
class JobPayload {
    @Id
    @Column(name = "job_id")
    UUID jobId = new UUID(0, 0);

    @Column(name = "account_id")
    UUID accountId = new UUID(0, 0);

    @Nullable
    String html;

    @Nullable
    String css;

    String data = "{}";

    @Nullable
    String finish;

    /** See {@link PartialsText}. */
    String partials = "";

    /** The batch whose documents are bound; null for a job that renders. */
    @Nullable
    UUID merges;

    protected JobPayload() {}

    /** @param finish as {@link OptionsText} writes it */
    JobPayload(Job job, Source.Fixed source, String data, @Nullable String finish) {
        jobId = job.id;
        accountId = job.accountId;
        this.data = data;
        this.finish = finish;
        this.partials = PartialsText.write(source.partials());
        switch (source) {
            case Source.Inline inline -> {
                html = inline.html();
                css = inline.css();
            }
            case Source.Merged merged -> merges = merged.batchId();
            case Source.Pinned pinned -> css = pinned.css();
        }
    }
}
