package dev.pressroom.dialect.pressroom;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;

import dev.pressroom.template.PageSetup;
import dev.pressroom.template.Parameters;
import dev.pressroom.template.TemplateDraft;
import dev.pressroom.template.Templates;

/** Templates on the wire. */
interface TemplatesWire {
    /**
     * @param size      {@code A4}, {@code Letter}, ... or two lengths, {@code 100mm 150mm}
     * @param landscape absent means portrait
     * @param margin    one to four lengths in CSS order
     */
    @Schema(name = "Page")
    record Page(@Nullable String size, @Nullable Boolean landscape, @Nullable String margin) {
        static Page of(PageSetup setup) {
            return new Page(setup.size(), setup.landscape(), setup.margin());
        }

        static PageSetup setup(@Nullable Page page) {
            return page == null
                    ? PageSetup.NONE
                    : new PageSetup(page.size, Boolean.TRUE.equals(page.landscape), page.margin);
        }
    }

    @Schema(name = "NewTemplate")
    record NewTemplate(@NotNull String name, @Nullable String description, @NotNull String html, @Nullable String css,
            @Nullable @Valid Page page, @Nullable @Schema(type = SchemaType.OBJECT) JsonNode sampleData,
            @Nullable @Schema(type = SchemaType.OBJECT) JsonNode schema,
            @Nullable @Schema(type = SchemaType.OBJECT, description = "Words by language for {t:key}, the first language standing in for the others.", examples = "{\"en\": {\"total\": \"Total\"}, \"de\": {\"total\": \"Summe\"}}") JsonNode translations) {
        TemplateDraft draft() {
            return new TemplateDraft(name, description,
                    new NewVersion(html, css, page, sampleData, schema, translations).draft());
        }
    }

    @Schema(name = "NewTemplateVersion")
    record NewVersion(@NotNull String html, @Nullable String css, @Nullable @Valid Page page,
            @Nullable @Schema(type = SchemaType.OBJECT) JsonNode sampleData,
            @Nullable @Schema(type = SchemaType.OBJECT) JsonNode schema,
            @Nullable @Schema(type = SchemaType.OBJECT, description = "Words by language for {t:key}, the first language standing in for the others.", examples = "{\"en\": {\"total\": \"Total\"}, \"de\": {\"total\": \"Summe\"}}") JsonNode translations) {
        TemplateDraft.Version draft() {
            return new TemplateDraft.Version(html, css, Page.setup(page), text(sampleData), text(schema),
                    text(translations));
        }

        private static @Nullable String text(@Nullable JsonNode node) {
            return node == null || node.isNull() ? null : node.toString();
        }
    }

    /** What is absent stays as it is; an empty description removes it. */
    @Schema(name = "TemplateNames")
    record Names(@Nullable String name, @Nullable String description) {}

    /**
     * A template as lists show it.
     *
     * @param version the latest
     */
    @Schema(name = "TemplateCard")
    record Card(String id, String name, @Nullable String description, int version, Instant createdAt,
            Instant updatedAt) {
        static Card of(dev.pressroom.template.Template template) {
            return new Card(Ids.TEMPLATE.of(template.id()), template.name(), template.description(),
                    template.latestVersion(), template.createdAt(), template.updatedAt());
        }
    }

    /** A template with its latest version. */
    @Schema(name = "Template")
    record Template(String id, String name, @Nullable String description, int version, String html,
            @Nullable String css, Page page,
            @Nullable @JsonRawValue @Schema(type = SchemaType.OBJECT) String sampleData,
            @Nullable @JsonRawValue @Schema(type = SchemaType.OBJECT) String schema,
            @Nullable @JsonRawValue @Schema(type = SchemaType.OBJECT) String translations, Instant createdAt,
            Instant updatedAt) {
        static Template of(Templates.Found found) {
            var template = found.template();
            var version = found.version();
            return new Template(Ids.TEMPLATE.of(template.id()), template.name(), template.description(),
                    version.version(), version.html(), version.css(), Page.of(version.page()), version.sampleData(),
                    version.schema(), version.translations(), template.createdAt(), template.updatedAt());
        }
    }

    @Schema(name = "TemplateVersionCard")
    record VersionCard(String id, int version, Instant createdAt, String createdBy) {
        static VersionCard of(dev.pressroom.template.TemplateVersion.Card card) {
            return new VersionCard(Ids.TEMPLATE_VERSION.of(card.id()), card.version(), card.createdAt(),
                    card.createdBy());
        }
    }

    /** @param createdBy the key that made it */
    @Schema(name = "TemplateVersion")
    record Version(String id, String templateId, int version, String html, @Nullable String css, Page page,
            @Nullable @JsonRawValue @Schema(type = SchemaType.OBJECT) String sampleData,
            @Nullable @JsonRawValue @Schema(type = SchemaType.OBJECT) String schema,
            @Nullable @JsonRawValue @Schema(type = SchemaType.OBJECT) String translations, Instant createdAt,
            String createdBy) {
        static Version of(dev.pressroom.template.TemplateVersion version) {
            return new Version(Ids.TEMPLATE_VERSION.of(version.id()), Ids.TEMPLATE.of(version.templateId()),
                    version.version(), version.html(), version.css(), Page.of(version.page()), version.sampleData(),
                    version.schema(), version.translations(), version.createdAt(), version.createdBy());
        }
    }

    /**
     * @param path     {@code customer.name}; {@code lines[].price} for what each item of a list has
     * @param type     JSON Schema's word, absent where no schema tells it
     * @param required absent where no schema tells it
     * @param used     that the template reads it, or something below it
     */
    @Schema(name = "TemplateParameter")
    record Parameter(String path, @Nullable String type, @Nullable Boolean required, @Nullable String description,
            boolean used) {
        static Parameter of(Parameters.Parameter parameter) {
            return new Parameter(parameter.path(), parameter.type(), parameter.required(), parameter.description(),
                    parameter.used());
        }
    }

    @Schema(name = "TemplateParameters")
    record ParameterList(String templateId, List<Parameter> parameters) {}
}
