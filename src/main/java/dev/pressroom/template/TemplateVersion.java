package dev.pressroom.template;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What a job renders; never changed once written, so a job's document can be made again. */
@Entity
@Immutable
@Table(name = "template_version")
public class TemplateVersion {
    @Id
    UUID id = new UUID(0, 0);

    @Column(name = "template_id")
    UUID templateId = new UUID(0, 0);

    @Column(name = "account_id")
    UUID accountId = new UUID(0, 0);

    int version;

    String html = "";

    @Nullable
    String css;

    @Embedded
    PageSetup page = PageSetup.NONE;

    @Column(name = "sample_data")
    @Nullable
    String sampleData;

    @Nullable
    String schema;

    /** A JSON object. */
    @Nullable
    String translations;

    /** Names, one a line. */
    String includes = "";

    /** One a line. */
    String expressions = "";

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Column(name = "created_by")
    String createdBy = "";

    protected TemplateVersion() {}

    TemplateVersion(UUID id, Template template, TemplateDraft.Version draft) {
        this.id = id;
        this.templateId = template.id();
        this.accountId = template.accountId;
        this.version = template.latestVersion();
        this.createdAt = template.updatedAt();
        this.html = draft.html();
        this.css = draft.css();
        this.page = draft.page();
        this.sampleData = draft.sampleData();
        this.schema = draft.schema();
        this.translations = draft.translations();
    }

    /** How much of memory it takes, roughly. */
    int chars() {
        return Stream.of(html, css, sampleData, schema, translations, includes, expressions)
                .mapToInt(text -> text == null ? 0 : text.length()).sum();
    }

    public UUID id() {
        return id;
    }

    public UUID accountId() {
        return accountId;
    }

    public UUID templateId() {
        return templateId;
    }

    /** From 1, without gaps. */
    public int version() {
        return version;
    }

    public String html() {
        return html;
    }

    public @Nullable String css() {
        return css;
    }

    public PageSetup page() {
        return page;
    }

    /** A JSON object as text. */
    public @Nullable String sampleData() {
        return sampleData;
    }

    /** A JSON Schema as text. */
    public @Nullable String schema() {
        return schema;
    }

    /** Words by language, a JSON object as text. */
    public @Nullable String translations() {
        return translations;
    }

    /** Names of the templates that it includes itself. */
    public List<String> includes() {
        return includes.lines().toList();
    }

    /** What the template reads of its data, see {@link TemplateSyntax.Inspection}. */
    public List<String> expressions() {
        return expressions.lines().toList();
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** The key's id. */
    public String createdBy() {
        return createdBy;
    }

    /** A version as lists show it. */
    public record Card(UUID id, int version, Instant createdAt, String createdBy) {}
}
